package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class ArchivePagesTest {

    private ArchiveRoom room;
    private MockMvc web;
    private final CurrentUser user = mock(CurrentUser.class);

    @BeforeEach
    void open() {
        room = new ArchiveRoom();
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        web = MockMvcBuilders.standaloneSetup(new ArchiveController(room.archive, user, room.clock))
                .setViewResolvers(views)
                .build();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void listsPageByPage() throws Exception {
        room.transaction.executeWithoutResult(status -> {
            for (int i = 1; i <= 51; i++) {
                room.archive.file(room.ordinary(String.format("YSQ-2026-%06d", i)));
            }
        });
        assertThat(page("/staff/archive"))
                .contains(
                        "共51件案卷", "DA-2026-YSQ-001-000051", "/staff/archive/YSQ-2026-000051.zip", "下一页", "2036年12月31日")
                .doesNotContain("上一页", "DA-2026-YSQ-001-000001", " th:");
        assertThat(page("/staff/archive?page=2"))
                .contains("DA-2026-YSQ-001-000001", "上一页")
                .doesNotContain("下一页");
        assertThat(page("/staff/archive?page=99")).contains("第2页，共2页");
        assertThat(page("/staff/archive?page=-1")).contains("第1页，共2页");
        assertThat(page("/staff/archive?q=YSQ-2026-000007")).contains("共1件案卷").doesNotContain("aria-label=\"分页\"");
    }

    @Test
    void showsTheWayWhereNothingWasFound() throws Exception {
        assertThat(page("/staff/archive")).contains("案件办结后会自动归档");
        assertThat(page("/staff/archive?q=%3Cscript%3E"))
                .contains("没有找到案卷", "&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void downloadsTheFile() throws Exception {
        room.file(room.ordinary("YSQ-2026-000001"));
        web.perform(get("/staff/archive/YSQ-2026-000001.zip"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/zip"))
                .andExpect(content().bytes(room.export("YSQ-2026-000001")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("DA-2026-YSQ-001-000001.zip")));
        assertThatThrownBy(() -> web.perform(get("/staff/archive/YSQ-2026-000002.zip")))
                .hasCauseInstanceOf(NotFound.class);
    }

    @Test
    void theArchivistDestroysWhatIsOver() throws Exception {
        room.file(room.ordinary("YSQ-2026-000001"));
        when(user.id()).thenReturn("archivist");
        when(user.groups()).thenReturn(List.of("archivist"));
        assertThat(page("/staff/archive")).doesNotContain("destruction");
        room.clock.now = Instant.parse("2037-03-01T01:00:00Z");
        assertThat(page("/staff/archive")).contains("/staff/archive/YSQ-2026-000001/destruction");
        assertThat(page("/staff/archive/YSQ-2026-000001/destruction")).contains("申请公开2025年党费使用明细", "销毁以后不能恢复");
        web.perform(post("/staff/archive/YSQ-2026-000001/destruction").param("reason", " "))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请填写销毁理由")));
        web.perform(post("/staff/archive/YSQ-2026-000001/destruction").param("reason", "保管期满，经鉴定销毁"))
                .andExpect(redirectedUrl("/staff/archive?q=YSQ-2026-000001"));
        assertThat(page("/staff/archive")).contains("（已销毁）", "销毁记录").doesNotContain("destruction");
        assertThat(room.destroyed).extracting(FileDestroyed::by).containsExactly("archivist");
        web.perform(post("/staff/archive/YSQ-2026-000001/destruction").param("reason", "再来"))
                .andExpect(status().isConflict());
    }

    @Test
    void nobodyElseDestroysAnything() throws Exception {
        room.file(room.ordinary("YSQ-2026-000001"));
        room.clock.now = Instant.parse("2037-03-01T01:00:00Z");
        when(user.groups()).thenReturn(List.of("auditor", "camunda-admin", "office"));
        assertThat(page("/staff/archive")).doesNotContain("destruction");
        for (var request : List.of(
                get("/staff/archive/YSQ-2026-000001/destruction"),
                post("/staff/archive/YSQ-2026-000001/destruction").param("reason", "试试"))) {
            assertThatThrownBy(() -> web.perform(request)).hasCauseInstanceOf(NotFound.class);
        }
        assertThat(room.archive.of("YSQ-2026-000001").orElseThrow().destroyed()).isFalse();
    }

    @Test
    void saysWhatTheCheckFound() throws Exception {
        assertThat(page("/staff/archive/verification")).contains("全部一致");
        room.file(room.ordinary("YSQ-2026-000001"));
        assertThat(page("/staff/archive/verification")).contains("1件案卷、2件材料", "末端校验值", "第1号");
        room.documents.put(1L, new byte[0]);
        assertThat(page("/staff/archive/verification"))
                .contains("发现1处不一致", "DA-2026-YSQ-001-000001", "材料被改动")
                .doesNotContain("全部一致", " th:");
    }

    private String page(String address) throws Exception {
        return web.perform(get(java.net.URI.create(address)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
