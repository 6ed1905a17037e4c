import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * Makes our variants of two kinds of files inside the engine's jar, at the same path, so that ours are found first. Made
 * at each build instead of kept as copies: a new engine version brings its own text, and the build stops when that text is
 * no longer what we change. Run by the build: {@code java EngineFiles.java <engine jar> <output directory>}.
 */
public class EngineFiles {

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.mysql.create.";
    private static final String[] PARTS = {
        "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history"
    };
    private static final String TASK_QUERY = "org/camunda/bpm/engine/impl/mapping/entity/Task.xml";

    /** Who may see a task: its assignee, its candidate users, its candidate groups' members. Costs as much as my tasks, not all. */
    private static final String MINE =
            """
            inner join (
              select ID_ as TID_ from ${prefix}ACT_RU_TASK
              where ASSIGNEE_ = #{authCheck.authUserId, jdbcType=VARCHAR}
              <if test="taskId != null">and ID_ = #{taskId}</if>
              union
              select TASK_ID_ from ${prefix}ACT_RU_IDENTITYLINK
              where TYPE_ = 'candidate' and USER_ID_ = #{authCheck.authUserId, jdbcType=VARCHAR}
              <if test="taskId != null">and TASK_ID_ = #{taskId}</if>
              <if test="authCheck.authGroupIds != null &amp;&amp; authCheck.authGroupIds.size > 0">
              union
              select TASK_ID_ from ${prefix}ACT_RU_IDENTITYLINK
              where TYPE_ = 'candidate' and GROUP_ID_ in
              <foreach item="group" collection="authCheck.authGroupIds" open="(" separator="," close=")">#{group}</foreach>
              <if test="taskId != null">and TASK_ID_ = #{taskId}</if>
              </if>
            ) MINE on MINE.TID_ = RES.ID_
            """;

    private final ZipFile jar;
    private final Path output;

    private EngineFiles(ZipFile jar, Path output) {
        this.jar = jar;
        this.output = output;
    }

    public static void main(String[] args) throws IOException {
        try (ZipFile jar = new ZipFile(args[0])) {
            EngineFiles files = new EngineFiles(jar, Path.of(args[1]));
            for (String part : PARTS) {
                files.script(SCRIPTS + part + ".sql");
            }
            files.taskQuery();
        }
    }

    /** The engine's tables for MySQL with all of Unicode: some names' rare characters need four bytes. */
    private void script(String name) throws IOException {
        String text = read(name);
        String threeBytes = "CHARSET=utf8 COLLATE utf8_bin";
        int tables = count(text, "create table ");
        if (tables == 0 || tables != count(text, threeBytes)) {
            throw changed(name, "one '" + threeBytes + "' for each of its " + tables + " tables");
        }
        write(name, text.replace(threeBytes, "CHARSET=utf8mb4 COLLATE utf8mb4_bin"));
    }

    /** The task query, with "mine" in place of the join with the table of permissions, whose cost grows with tasks times rows. */
    private void taskQuery() throws IOException {
        String text = read(TASK_QUERY);
        String permissions = between(text, "<if test=\"!authCheck.revokeAuthorizationCheckEnabled\">", "</if>");
        require(permissions.contains("authCheckJoinWithoutOnClause") && permissions.contains("AUTH ON ("), "its join");
        text = replaceOnce(text, permissions, MINE);
        String afterwards =
                "<include refid=\"org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.contextualAuthorizationCheck\" />";
        text = replaceOnce(text, afterwards, "");
        String definitionsJoined = between(
                text, "(query.processDefinitionKeys != null &amp;&amp; query.processDefinitionKeys.length > 0)) ||", "\">");
        text = replaceOnce(
                text,
                definitionsJoined,
                "(query.processDefinitionKeys != null &amp;&amp; query.processDefinitionKeys.length > 0))\">");
        require(!text.contains("AUTH.") && !text.contains("AuthorizationEntity"), "no other use of permissions");
        write(TASK_QUERY, text);
    }

    private String read(String name) throws IOException {
        if (jar.getEntry(name) == null) {
            throw changed(name, "this file");
        }
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = output.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** From the start mark to the end mark, both included. */
    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        require(from >= 0, start);
        int to = text.indexOf(end, from + start.length());
        require(to >= 0, end);
        return text.substring(from, to + end.length());
    }

    private static String replaceOnce(String text, String old, String with) {
        require(count(text, old) == 1, "exactly once: " + old);
        return text.replace(old, with);
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static void require(boolean found, String expected) {
        if (!found) {
            throw changed(TASK_QUERY, expected);
        }
    }

    private static IllegalStateException changed(String name, String expected) {
        return new IllegalStateException(
                "The engine's file " + name + " is not what this build changes. Expected: " + expected);
    }
}
