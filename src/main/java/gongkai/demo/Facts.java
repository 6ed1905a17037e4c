package gongkai.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a text says, decided before it is written so that its figures agree: {@code n=3..6; rate:1=100*a/n} are sums (see
 * {@link Sum}, with the decimals behind the colon), {@code topic,place=this,here|that,there} is dealt like cards: none comes twice
 * before each has come once. {@code ==} deals them in their order, the first to the first of a year.
 */
class Facts {

    private final String text;

    Facts(String text) {
        this.text = text;
    }

    /**
     * @param known what is known already; the facts are added to it
     * @param shuffle the same one each time for the same cards
     * @param turn how many were dealt before, ever
     * @param turnOfYear how many were dealt before in this year
     */
    void decide(Map<String, Object> known, Random random, Random shuffle, int turn, int turnOfYear) {
        for (String fact : text.split(";")) {
            if (fact.isBlank()) {
                continue;
            }
            int equals = fact.indexOf('=');
            String names = fact.substring(0, equals).strip();
            String value = fact.substring(equals + 1).strip();
            if (value.contains("|")) {
                boolean inOrder = value.startsWith("=");
                List<String> cards =
                        new ArrayList<>(Arrays.asList((inOrder ? value.substring(1) : value).split("\\|")));
                if (!inOrder) {
                    Collections.shuffle(cards, shuffle);
                }
                deal(known, names, cards.get((inOrder ? turnOfYear : turn) % cards.size()));
            } else {
                String[] name = names.split(":");
                int decimals = name.length == 1 ? 0 : Integer.parseInt(name[1]);
                known.put(name[0], Sum.of(value, known, decimals, random));
            }
        }
    }

    private static void deal(Map<String, Object> known, String names, String card) {
        String[] name = names.split(",");
        String[] part = card.split(",", name.length);
        for (int i = 0; i < name.length; i++) {
            known.put(name[i].strip(), part[i].strip());
        }
    }
}
