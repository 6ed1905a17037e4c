package gongkai.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server with moods: answers what a test tells it to, or nothing at all, and counts the mails it has taken. */
class SmtpServer implements AutoCloseable {

    static final String SILENCE = "";

    final List<String> mails = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocket socket;

    SmtpServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "smtp-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param command the first word, or "." for the end of the mail, or "CONNECT" */
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    void answerAsUsual() {
        answers.clear();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                var thread = new Thread(() -> talk(connection), "smtp-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection;
                var in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                var out = new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8)) {
            say(out, "CONNECT", "220 test");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.split("[ :]")[0].toUpperCase();
                if (command.equals("DATA")) {
                    say(out, command, "354 go on");
                    var mail = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        mail.append(line).append('\n');
                    }
                    if (!answers.getOrDefault(".", "250").startsWith("5")) {
                        mails.add(mail.toString());
                    }
                    say(out, ".", "250 taken");
                } else {
                    say(out, command, command.equals("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void say(Writer out, String command, String usual) throws IOException {
        var answer = answers.getOrDefault(command, usual);
        if (!answer.equals(SILENCE)) {
            out.write(answer + "\r\n");
            out.flush();
        }
    }
}
