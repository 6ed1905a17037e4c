package gongkai.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.notification.MessageInfo.State;
import gongkai.platform.OnOwnBehalf;
import gongkai.testing.PathCoverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The process on a bare engine, with the real tasks, the real channel and a mail server that a test can put out of order. */
class NotificationProcessTest {

    private static final String DATABASE = "jdbc:h2:mem:notification-process;DB_CLOSE_DELAY=-1";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-29T00:30:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final PathCoverage paths = new PathCoverage();
    private static final Map<Object, Object> beans = new HashMap<>();
    private static final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(DATABASE, "sa", ""));
    private static ProcessEngine engine;

    private final List<Object> events = new ArrayList<>();
    private SmtpServer server;
    private Notifications notifications;
    private RuntimeException listenerTrouble;

    @BeforeAll
    static void start() throws IOException {
        jdbc.execute(new ClassPathResource("db/migration/V0600__notification.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("${text}", "clob"));
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl(DATABASE);
        configuration.setJobExecutorActivate(false);
        configuration.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(paths)));
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bpmn/notification.bpmn")
                .deploy();
    }

    @AfterAll
    static void everyPathTried() {
        engine.close();
        assertThat(paths.untried()).isEmpty();
    }

    @BeforeEach
    void connect() throws IOException {
        server = new SmtpServer();
        use(settings("127.0.0.1", server.port()));
    }

    @AfterEach
    void clear() throws IOException {
        server.close();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test over"));
        jdbc.update("delete from notification");
    }

    @Test
    void aMessageIsSentThenConfirmed() {
        notifications.send(message("receipt:YSQ-2026-000001", "zhang@example.org"));

        assertThat(server.mails).isEmpty();
        run();
        assertThat(server.mails).hasSize(1);
        assertThat(server.mails.get(0))
                .contains("Message-ID: <notification-", "Date: Tue, 29 Sep 2026")
                .contains("text/plain", "text/html")
                .doesNotContain("application/pdf");
        assertThat(events).isEmpty();
        run();
        assertThat(events)
                .containsExactly(new MessageDelivered("YSQ-2026-000001", "RECEIPT", "receipt:YSQ-2026-000001"));
        var info = notifications.of("YSQ-2026-000001").get(0);
        assertThat(info.state()).isEqualTo(State.SENT);
        assertThat(info.sentAt()).isEqualTo(CLOCK.instant());
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void theLetterGoesWithTheMailWhenTheMessageSaysSo() {
        notifications.send(
                new Message("YSQ-2026-000002", "REPLY", "reply", "张三", "zhang@example.org", "答复书已作出", "请查收。", 7L));

        run();
        assertThat(server.mails.get(0)).contains("application/pdf", "Content-Disposition: attachment");
    }

    @Test
    void theSecondMessageWithTheSameKeyIsIgnored() {
        notifications.send(message("once", "zhang@example.org"));
        notifications.send(message("once", "zhang@example.org"));

        assertThat(notifications.of("YSQ-2026-000001")).hasSize(1);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void withoutAnAddressItIsRecordedAndNothingIsTried() {
        notifications.send(message("no-address", "  "));

        assertThat(notifications.of("YSQ-2026-000001"))
                .extracting(info -> info.state().label())
                .containsExactly("无法发送（无邮箱）");
        assertThat(jobs()).isEmpty();
    }

    @Test
    void whileTheServerIsGoneItWaitsAndGoesOutOnceWhenItIsBack() throws IOException {
        var port = server.port();
        server.close();
        notifications.send(message("gone", "zhang@example.org"));

        fail();
        assertThat(job().getRetries()).isEqualTo(2);
        assertThat(job().getDuedate()).isAfter(job().getCreateTime());
        fail();
        assertThat(incidents()).isEmpty();
        assertThat(job().getExceptionMessage()).contains("连不上邮件服务器127.0.0.1:" + port);

        use(settings("127.0.0.1", (server = new SmtpServer()).port()));
        run();
        run();
        assertThat(server.mails).hasSize(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void whatStaysUndeliverableIsAnIncidentWithTheReason() throws IOException {
        server.answer("RCPT", "451 4.7.1 greylisted");
        notifications.send(message("never", "zhang@example.org"));

        fail();
        fail();
        fail();
        assertThat(incidents()).singleElement().asString().isEqualTo("邮件服务器暂不接收：451 4.7.1 greylisted");
    }

    @Test
    void aRefusalForGoodIsAnIncidentAtOnceAndNamesNobody() {
        server.answer("RCPT", "550 5.1.1 <zhang@example.org>: user unknown");
        notifications.send(message("unknown", "zhang@example.org"));

        fail();
        assertThat(incidents()).containsExactly("邮件服务器拒收：550 5.1.1 <收件人>: user unknown");
    }

    @Test
    void anAddressThatIsNoneIsAnIncidentAtOnce() {
        notifications.send(message("bad", "zhang@@example"));
        fail();
        assertThat(incidents()).containsExactly("收件邮箱的写法不对，请核对后改正");
    }

    @Test
    void aServerThatDoesNotAnswerIsTriedAgain() {
        server.answer("CONNECT", SmtpServer.SILENCE);
        notifications.send(message("slow", "zhang@example.org"));

        fail();
        assertThat(incidents()).isEmpty();
        server.answerAsUsual();
        run();
        assertThat(server.mails).hasSize(1);
    }

    @Test
    void aMailHandedOverWithoutReceiptIsNotSentAgainByItself() {
        server.answer(".", SmtpServer.SILENCE);
        notifications.send(message("unanswered", "zhang@example.org"));

        fail();
        assertThat(server.mails).hasSize(1);
        assertThat(incidents()).singleElement().asString().contains("可能已经送出");
    }

    @Test
    void aRefusalAfterTheWholeMailIsARefusal() {
        server.answer(".", "554 5.7.1 content not accepted");
        notifications.send(message("content", "zhang@example.org"));

        fail();
        assertThat(incidents()).containsExactly("邮件服务器拒收：554 5.7.1 content not accepted");
    }

    @Test
    void troubleAfterSendingNeverSendsAgain() {
        notifications.send(message("after", "zhang@example.org"));
        run();
        listenerTrouble = new IllegalStateException("listener out of order");

        fail();
        listenerTrouble = null;
        run();
        assertThat(server.mails).hasSize(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void aJobThatRunsAgainAfterTheMailIsSentSendsNothing() {
        notifications.send(message("again", "zhang@example.org"));
        jdbc.update("update notification set state = 'SENT'");

        run();
        assertThat(server.mails).isEmpty();
    }

    @Test
    void withoutAServerItIsAnIncidentThatIsTriedAgainOnceThereIsOne() {
        use(settings("", 25));
        notifications.started();
        notifications.send(message("unset", "zhang@example.org"));
        fail();
        assertThat(incidents()).containsExactly(NotificationTasks.NO_SERVER);

        use(settings("127.0.0.1", server.port()));
        notifications.started();
        assertThat(job().getRetries()).isEqualTo(1);
        run();
        assertThat(server.mails).hasSize(1);
    }

    private void use(MailSettings settings) {
        var outbox = new Outbox(jdbc);
        var channel = new SmtpChannel(settings, CLOCK);
        var process = new NotificationProcess(
                engine.getRuntimeService(),
                engine.getManagementService(),
                new OnOwnBehalf((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()));
        var factory = new StaticListableBeanFactory();
        factory.addBean("letters", new Attachments() {
            @Override
            public byte[] pdf(long letterId) {
                return ("%PDF-" + letterId).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String filename(long letterId) {
                return "答复书.pdf";
            }
        });
        notifications = new Notifications(outbox, process, channel, CLOCK);
        beans.put(
                "notificationTasks",
                new NotificationTasks(
                        outbox,
                        channel,
                        factory.getBeanProvider(Attachments.class),
                        event -> {
                            if (listenerTrouble != null) {
                                throw listenerTrouble;
                            }
                            events.add(event);
                        },
                        settings,
                        CLOCK));
    }

    private static MailSettings settings(String host, int port) {
        return new MailSettings(
                host,
                port,
                "",
                "",
                "gongkai@anlan.example",
                "安澜县党务公开",
                "off",
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                "R3/PT5M");
    }

    private static Message message(String dedupeKey, String email) {
        return new Message("YSQ-2026-000001", "RECEIPT", dedupeKey, "张三", email, "申请已登记", "您的申请已经登记。", null);
    }

    private static void run() {
        engine.getManagementService().executeJob(job().getId());
    }

    private static void fail() {
        assertThatThrownBy(NotificationProcessTest::run).isNotNull();
    }

    private static Job job() {
        return engine.getManagementService().createJobQuery().singleResult();
    }

    private static List<Job> jobs() {
        return engine.getManagementService().createJobQuery().list();
    }

    private static List<String> incidents() {
        return engine.getRuntimeService().createIncidentQuery().list().stream()
                .map(incident -> incident.getIncidentMessage())
                .toList();
    }
}
