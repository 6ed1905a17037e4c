package gongkai.proactivedisclosure;

import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.archive.Archive;
import gongkai.board.Board;
import gongkai.cases.CaseDesk;
import gongkai.testing.House;
import gongkai.testing.WholeApplication;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole procedure, driven from outside over HTTP. */
@WholeApplication
class ProactiveDisclosureTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    CaseDesk desk;

    @Autowired
    Board board;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate jdbc;

    private House house;
    private DisclosureStage stage;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        stage = new DisclosureStage(house, identity, desk);
    }

    @AfterEach
    void close() {
        house.runJobs();
        House.realTime();
    }

    @Test
    void ordinaryContentIsPublishedFiledAndArchived() {
        String number = stage.approved(ordinary());
        assertThat(stage.openTasks(number)).containsExactly("publish-offline");
    }
}
