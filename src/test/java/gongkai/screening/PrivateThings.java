package gongkai.screening;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Things that must not go public, as they slip into a notice, in the ways people write them. */
final class PrivateThings {

    private static final List<UnaryOperator<String>> WRITINGS = List.of(
            text -> text,
            PrivateThings::fullWidth,
            text -> text.replaceAll("X$", "x"),
            text -> "（" + text + "）",
            text -> "号码：" + text + "；");

    private final Random random;

    PrivateThings(long seed) {
        this.random = new Random(seed);
    }

    String of(FindingKind kind) {
        return switch (kind) {
            case IDENTITY_NUMBER ->
                written(grouped(identity(), new int[][] {{18}, {6, 8, 4}, {6, 4, 4, 4}, {3, 3, 4, 4, 4}}));
            case MOBILE_NUMBER ->
                written(any("", "+86", "86-", "+86 ")
                        + grouped("1" + between(3, 9) + digits(9), new int[][] {{11}, {3, 4, 4}, {7, 4}, {3, 8}}));
            case BANK_CARD -> {
                int length = between(16, 19);
                yield written(grouped(card(any("6222", "6217", "6228"), length), new int[][] {
                    {length}, {4, 4, 4, 4, length - 16}, {4, 4, 4, length - 12}, {6, length - 6}
                }));
            }
            case HOME_ADDRESS -> home();
            case SECRECY_MARK ->
                any("绝密", "机密", "秘密") + any("", " ", "　") + any("★", "☆", "*", "＊") + any("", "3年", "１０年", "长期", "启用前");
        };
    }

    private String home() {
        String town = any("清溪镇", "白石镇", "石桥乡", "溪口街道");
        return any("户主林大山，", "现住", "家庭住址：", "林大山\t", "（", "")
                + any(
                        "安澜县" + town + any("溪口村", "青山村") + between(1, 20) + any("组", "组" + between(1, 99) + "号"),
                        town + any("建新社区", "平安小区") + between(1, 40) + any("幢", "栋", "号楼") + between(101, 1802) + "室",
                        any("幸福路", "人民路") + between(1, 300) + "号阳光花园" + between(1, 40) + "幢" + between(1, 4) + "单元"
                                + between(101, 1802) + "室",
                        between(1, 40) + "幢" + between(1, 4) + "单元" + between(101, 1802) + "室",
                        town + "溪口街" + fullWidth("" + between(1, 200)) + "号");
    }

    private String written(String text) {
        return WRITINGS.get(random.nextInt(WRITINGS.size())).apply(text);
    }

    private String grouped(String number, int[][] ways) {
        String between = any(" ", "-", "　", "－", "–", "\u00A0");
        var grouped = new StringBuilder();
        int at = 0;
        for (int group : ways[random.nextInt(ways.length)]) {
            if (at < number.length()) {
                grouped.append(at == 0 ? "" : between).append(number, at, Math.min(number.length(), at + group));
                at += group;
            }
        }
        return grouped.append(number.substring(Math.min(at, number.length()))).toString();
    }

    private String identity() {
        String number = any("110105", "320482", "440524", "620102", "330402", "820000")
                + between(1930, 2015)
                + String.format("%02d%02d", between(1, 12), between(1, 28))
                + digits(3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (number.charAt(i) - '0');
        }
        return number + "10X98765432".charAt(sum % 11);
    }

    private String card(String prefix, int length) {
        while (true) {
            String number = prefix + digits(length - prefix.length());
            int sum = 0;
            for (int i = 0; i < length; i++) {
                int digit = (number.charAt(length - 1 - i) - '0') * (i % 2 + 1);
                sum += digit / 10 + digit % 10;
            }
            // One in a thousand of 18 digits looks like an identity number.
            if (sum % 10 == 0 && !(length == 18 && number.substring(6).matches("(19|20).*"))) {
                return number;
            }
        }
    }

    private static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars()
                .forEach(c -> wide.append(c > ' ' && c < 0x7F ? (char) (c - '!' + '！') : c == ' ' ? '　' : (char) c));
        return wide.toString();
    }

    private String digits(int number) {
        var digits = new StringBuilder();
        for (int i = 0; i < number; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
