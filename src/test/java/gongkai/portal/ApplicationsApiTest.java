package gongkai.portal;

import static gongkai.portal.SampleCases.CODE;
import static gongkai.portal.SampleCases.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gongkai.disclosureonapplication.ApplicantKind;
import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.DeliveryMethod;
import gongkai.disclosureonapplication.NewApplication;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockPart;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** 依申请公开 as programs call it, in front of a desk that pretends. */
@WebMvcTest
@ContextConfiguration(classes = PortalStage.class)
class ApplicationsApiTest {

    private static final String ADDRESS = "/api/v1/applications";
    private static final String BODY = """
            {"applicantKind":"NATURAL_PERSON","name":"林某某","address":"幸福路8号","identityDocument":"11010519491231002X",
             "phone":"0519-82880000","content":"党费收缴情况","deliveryMethod":"POST","confirmed":true}""";

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationDesk desk;

    @BeforeEach
    void freshDesk() {
        reset(desk);
        when(desk.apply(any(), anyList(), any())).thenReturn(SampleCases.receipt());
    }

    private NewApplication applied() {
        var application = ArgumentCaptor.forClass(NewApplication.class);
        verify(desk, atLeastOnce()).apply(application.capture(), anyList(), any());
        return application.getValue();
    }

    @Test
    void applyingAnswersNumberAndCode() throws Exception {
        mvc.perform(post(ADDRESS).contentType(MediaType.APPLICATION_JSON).content(BODY))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", ADDRESS + "/" + NUMBER))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("number").value(NUMBER))
                .andExpect(jsonPath("queryCode").value(CODE))
                .andExpect(jsonPath("status").value("RECEIVED"))
                .andExpect(jsonPath("receivedAt").value("2026-09-18T10:24:00+08:00"));
        assertThat(applied().applicantKind()).isEqualTo(ApplicantKind.NATURAL_PERSON);
        assertThat(applied().deliveryMethod()).isEqualTo(DeliveryMethod.POST);
        assertThat(applied().confirmed()).isTrue();
        verify(desk).apply(any(), eq(List.of()), isNull());
    }

    @Test
    void aMultipartApplicationCarriesJsonOrFields() throws Exception {
        var paper = new MockMultipartFile("files", "证明.pdf", "application/pdf", new byte[] {1});
        mvc.perform(multipart(ADDRESS)
                        .file(paper)
                        .part(new MockPart("application", BODY.getBytes(StandardCharsets.UTF_8))))
                .andExpect(status().isCreated());
        assertThat(applied().name()).isEqualTo("林某某");

        mvc.perform(multipart(ADDRESS)
                        .file(paper)
                        .param("name", "王某某")
                        .param("applicantKind", "BUSINESS")
                        .param("confirmed", "true"))
                .andExpect(status().isCreated());
        assertThat(applied().name()).isEqualTo("王某某");
        assertThat(applied().confirmed()).isTrue();

        mvc.perform(multipart(ADDRESS).part(new MockPart("application", "{".getBytes(StandardCharsets.UTF_8))))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("type").value("/problems/unreadable"));
    }

    @Test
    void everyWrongFieldIsNamed() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("name", "请填写姓名或者名称");
        wrong.put("phone", "请填写联系电话");
        when(desk.apply(any(), anyList(), any())).thenThrow(new InvalidInput(wrong));
        mvc.perform(post(ADDRESS).contentType(MediaType.APPLICATION_JSON).content("{\"applicantKind\":\"nobody\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("errors[0].field").value("name"))
                .andExpect(jsonPath("errors[1].message").value("请填写联系电话"));
        assertThat(applied().applicantKind()).isNull();
    }

    @Test
    void theSameKeyCountsForTheSameSenderAndContentOnly() throws Exception {
        var keys = ArgumentCaptor.forClass(String.class);
        for (String body : List.of(BODY, BODY, BODY.replace("林某某", "王某某"))) {
            mvc.perform(post(ADDRESS)
                            .header("Idempotency-Key", "1")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andExpect(status().isCreated());
        }
        verify(desk, times(3)).apply(any(), anyList(), keys.capture());
        assertThat(keys.getAllValues().get(1)).isEqualTo(keys.getAllValues().get(0));
        assertThat(keys.getAllValues().get(2)).isNotEqualTo(keys.getAllValues().get(0));
    }

    @Test
    void theStatusHasDateRuleAndSource() throws Exception {
        when(desk.status(eq(NUMBER), eq(CODE), any())).thenReturn(SampleCases.underReview());
        mvc.perform(get(ADDRESS + "/" + NUMBER).header("X-Query-Code", CODE))
                .andExpect(status().isOk())
                .andExpect(jsonPath("status").value("UNDER_REVIEW"))
                .andExpect(jsonPath("due.date").value("2026-09-24"))
                .andExpect(jsonPath("due.rule").value("application.review"))
                .andExpect(jsonPath("due.source").value("《依申请公开制度》第四条"))
                .andExpect(jsonPath("history[0].at").value("2026-09-18T10:24:00+08:00"))
                .andExpect(jsonPath("letters[0].href").value(ADDRESS + "/" + NUMBER + "/letters/7"))
                .andExpect(jsonPath("queryCode").doesNotExist());
    }

    @Test
    void aWrongCodeNoCodeAndAnUnknownNumberAreAnsweredAlike() throws Exception {
        when(desk.status(any(), any(), any())).thenThrow(new NotFound("编号或查询码不对，请核对后再试"));
        String wrong = notFound(NUMBER, "WRONG");
        assertThat(wrong)
                .isEqualTo(notFound(NUMBER, null))
                .isEqualTo(notFound("YSQ-2026-999999", CODE).replace("YSQ-2026-999999", NUMBER));
    }

    private String notFound(String number, String code) throws Exception {
        var request = get(ADDRESS + "/" + number);
        if (code != null) {
            request.header("X-Query-Code", code);
        }
        return mvc.perform(request)
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void tooManyTriesSayWhenToComeBack() throws Exception {
        when(desk.status(any(), any(), any())).thenThrow(new TooManyRequests("查询码错误次数过多", Duration.ofMinutes(15)));
        mvc.perform(get(ADDRESS + "/" + NUMBER).header("X-Query-Code", CODE))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "900"));
    }

    @Test
    void correctionsAndWithdrawalAnswerTheNewStatus() throws Exception {
        when(desk.status(eq(NUMBER), eq(CODE), any())).thenReturn(SampleCases.underReview());
        mvc.perform(post(ADDRESS + "/" + NUMBER + "/corrections")
                        .header("X-Query-Code", CODE)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"correction\":\"补充\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("number").value(NUMBER));
        mvc.perform(multipart(ADDRESS + "/" + NUMBER + "/corrections")
                        .file(new MockMultipartFile("files", "a.pdf", "application/pdf", new byte[] {1}))
                        .header("X-Query-Code", CODE))
                .andExpect(status().isOk());
        verify(desk).correct(eq(NUMBER), eq(CODE), any(), eq("补充"), eq(List.of()));
        verify(desk).correct(eq(NUMBER), eq(CODE), any(), isNull(), anyList());

        mvc.perform(post(ADDRESS + "/" + NUMBER + "/withdrawal").header("X-Query-Code", CODE))
                .andExpect(status().isOk());
        doThrow(new Refused("这件申请已经办结，不能再撤回")).when(desk).withdraw(any(), any(), any(), any());
        mvc.perform(post(ADDRESS + "/" + NUMBER + "/withdrawal")
                        .header("X-Query-Code", CODE)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"不需要了\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("detail").value("这件申请已经办结，不能再撤回"));
    }

    @Test
    void lettersNeedTheCodeToo() throws Exception {
        when(desk.status(eq(NUMBER), eq(CODE), any())).thenReturn(SampleCases.underReview());
        when(desk.letter(eq(NUMBER), eq(CODE), any(), eq(7L))).thenReturn(new byte[] {1, 2});
        mvc.perform(get(ADDRESS + "/" + NUMBER + "/letters/7").header("X-Query-Code", CODE))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF));
        mvc.perform(get(ADDRESS + "/" + NUMBER + "/letters/8").header("X-Query-Code", CODE))
                .andExpect(status().isNotFound());
    }
}
