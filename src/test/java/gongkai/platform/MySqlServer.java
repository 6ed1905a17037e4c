package gongkai.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A real MySQL server for tests, in a folder of its own on a port of its own, ended with the JVM. Its program comes as a
 * resource on the class path (Maven profile {@code mysql}); it needs Linux on x86_64 with libaio and libnuma.
 */
public final class MySqlServer {

    private static final String PROGRAM = "/mysql-Linux-amd64.tar.gz";
    private static MySqlServer running;

    private final Path home;
    private final int port;
    private final Process process;

    private MySqlServer(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** @return the address of the named database, which is made on first use; the server is started on first call */
    public static synchronized String url(String database) {
        if (running == null) {
            running = start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        }
        return running.address(database);
    }

    private String address(String database) {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + database
                + "?createDatabaseIfNotExist=true&nullDatabaseMeansCurrent=true&sslMode=DISABLED"
                + "&allowPublicKeyRetrieval=true&characterEncoding=UTF-8"
                + "&connectionTimeZone=%2B08:00&forceConnectionTimeZoneToSession=true"
                + "&rewriteBatchedStatements=true&cachePrepStmts=true&prepStmtCacheSize=200&prepStmtCacheSqlLimit=4096"
                + "&sessionVariables=transaction_isolation='READ-COMMITTED'";
    }

    private static MySqlServer start() {
        try {
            Path home = Files.createTempDirectory("gongkai-mysql");
            unpack(home);
            Path data = home.resolve("data");
            List<String> common = List.of(
                    home.resolve("bin/mysqld").toString(),
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--basedir=" + home,
                    "--datadir=" + data);
            run(common, home, "--initialize-insecure").waitFor();
            int port = freePort();
            MySqlServer server = new MySqlServer(
                    home,
                    port,
                    run(
                            common,
                            home,
                            "--port=" + port,
                            "--bind-address=127.0.0.1",
                            "--socket=" + home.resolve("s"),
                            "--mysqlx=OFF",
                            "--character-set-server=utf8mb4",
                            "--max-allowed-packet=64M",
                            "--skip-log-bin",
                            // Tests need no durability.
                            "--innodb-flush-log-at-trx-commit=0"));
            server.awaitReady();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void unpack(Path home) throws IOException, InterruptedException {
        try (InputStream program = MySqlServer.class.getResourceAsStream(PROGRAM)) {
            if (program == null) {
                throw new IllegalStateException("No MySQL on the class path: run the tests with -Pmysql");
            }
            Process tar = new ProcessBuilder("tar", "-xzf", "-", "-C", home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            program.transferTo(tar.getOutputStream());
            tar.getOutputStream().close();
            tar.waitFor();
        }
    }

    private static Process run(List<String> common, Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(common);
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException, IOException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(2));
        SQLException last = null;
        while (process.isAlive() && Instant.now().isBefore(patience)) {
            try (Connection connection = DriverManager.getConnection(address("ready"), "root", "")) {
                return;
            } catch (SQLException notYet) {
                last = notYet;
                Thread.sleep(200);
            }
        }
        String log = Files.readString(home.resolve("log"));
        stop();
        throw new IllegalStateException("MySQL did not start: " + log, last);
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            FileSystemUtils.deleteRecursively(home);
        } catch (InterruptedException | IOException leftBehind) {
            process.destroyForcibly();
        }
    }
}
