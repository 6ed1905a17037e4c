package gongkai.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times in milliseconds, and the lines of the report: {@code target/benchmarks.txt}. */
final class Figures {

    private static final Path REPORT = Path.of("target/benchmarks.txt");

    private final List<Double> times = Collections.synchronizedList(new ArrayList<>());

    interface Action {
        void run() throws Exception;
    }

    void time(Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        times.add((System.nanoTime() - start) / 1e6);
    }

    void clear() {
        times.clear();
    }

    double at(int percent) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    static void report(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        try {
            Files.writeString(
                    REPORT, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
