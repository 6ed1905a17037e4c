package gongkai.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Fills the choices into the forms that the engine serves, and lets no form begin with the answer of the step before. */
@Configuration
class ServedForms {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> servedFormsFilter(
            List<FormChoices> sources, EngineCases cases, ObjectMapper json) {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Filling(sources, cases, json));
        registration.addUrlPatterns("/camunda/api/engine/*", "/engine-rest/*");
        return registration;
    }

    private static final class Filling extends OncePerRequestFilter {

        private static final Pattern TASK = Pattern.compile("/task/([^/]+)/deployed-form$");

        private final List<FormChoices> sources;
        private final EngineCases cases;
        private final ObjectMapper json;

        Filling(List<FormChoices> sources, EngineCases cases, ObjectMapper json) {
            this.sources = sources;
            this.cases = cases;
            this.json = json;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !isForm(request) && !isFormData(request);
        }

        private static boolean isForm(HttpServletRequest request) {
            return request.getRequestURI().endsWith("/deployed-form")
                    || request.getRequestURI().endsWith("/deployed-start-form");
        }

        private static boolean isFormData(HttpServletRequest request) {
            return request.getRequestURI().startsWith("/camunda/")
                    && request.getRequestURI().endsWith("/form-variables");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var kept = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, kept);
            if (kept.getStatus() == HttpServletResponse.SC_OK && kept.getContentSize() > 0) {
                JsonNode body = json.readTree(kept.getContentAsByteArray());
                if (isForm(request)) {
                    fill(body.path("components"), request);
                } else if (body instanceof ObjectNode variables) {
                    variables.remove("outcome");
                }
                kept.resetBuffer();
                kept.getOutputStream().write(json.writeValueAsBytes(body));
            }
            kept.copyBodyToResponse();
        }

        private void fill(JsonNode components, HttpServletRequest request) {
            Map<String, List<FormChoices.Choice>> choices = new HashMap<>();
            Map<String, Object> answers = new HashMap<>();
            sources.forEach(source -> choices.putAll(source.choices()));
            Matcher task = TASK.matcher(request.getRequestURI());
            if (task.find()) {
                EngineCases.CaseTask one = cases.of(task.group(1));
                for (FormChoices source : sources) {
                    choices.putAll(source.choices(one.caseNumber(), one.step()));
                    answers.putAll(source.answers(one.caseNumber(), one.step()));
                }
            }
            fill(components, choices, answers);
        }

        private void fill(
                JsonNode components, Map<String, List<FormChoices.Choice>> choices, Map<String, Object> answers) {
            for (JsonNode component : components) {
                if (!(component instanceof ObjectNode field)) {
                    continue;
                }
                String list = field.path("valuesKey").asText("");
                if (choices.containsKey(list)) {
                    field.remove("valuesKey");
                    field.set("values", json.valueToTree(choices.get(list)));
                }
                Object answer = answers.get(field.path("key").asText(""));
                if (answer != null) {
                    field.set("defaultValue", json.valueToTree(answer));
                }
                fill(field.path("components"), choices, answers);
            }
        }
    }
}
