package gongkai.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** A figure of a text: {@code 3*n+2}, {@code plan*0.95}, or anything between two numbers, {@code 40..60}. */
class Sum {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[a-z]+[0-9]*");

    private final String text;
    private final Map<String, Object> known;
    private final int decimals;
    private final Random random;
    private int at;

    private Sum(String text, Map<String, Object> known, int decimals, Random random) {
        this.text = text.replace(" ", "");
        this.known = known;
        this.decimals = decimals;
        this.random = random;
    }

    /** @param decimals to how many places the result, and whatever is chosen on the way to it, is rounded */
    static BigDecimal of(String text, Map<String, Object> known, int decimals, Random random) {
        var sum = new Sum(text, known, decimals, random);
        var value = sum.terms();
        if (sum.at < sum.text.length()) {
            throw sum.unreadable();
        }
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    private BigDecimal terms() {
        var value = factors();
        while (next('+') || next('-')) {
            boolean plus = text.charAt(at++) == '+';
            var other = factors();
            value = plus ? value.add(other) : value.subtract(other);
        }
        return value;
    }

    private BigDecimal factors() {
        var value = factor();
        while (next('*') || next('/')) {
            boolean times = text.charAt(at++) == '*';
            var other = factor();
            value = times ? value.multiply(other) : value.divide(other, MathContext.DECIMAL64);
        }
        return value;
    }

    private BigDecimal factor() {
        if (next('(')) {
            at++;
            var value = terms();
            if (!next(')')) {
                throw unreadable();
            }
            at++;
            return value;
        }
        var name = NAME.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            at = name.end();
            if (known.get(name.group()) instanceof BigDecimal value) {
                return value;
            }
            throw unreadable();
        }
        var least = number();
        if (!text.startsWith("..", at)) {
            return least;
        }
        at += 2;
        return between(least, number());
    }

    private BigDecimal number() {
        var number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw unreadable();
        }
        at = number.end();
        return new BigDecimal(number.group());
    }

    private BigDecimal between(BigDecimal least, BigDecimal most) {
        int from = least.movePointRight(decimals).intValueExact();
        int to = most.movePointRight(decimals).intValueExact();
        return BigDecimal.valueOf(from + random.nextInt(to - from + 1), decimals);
    }

    private boolean next(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private IllegalArgumentException unreadable() {
        return new IllegalArgumentException("Can't read " + text + " from " + at);
    }
}
