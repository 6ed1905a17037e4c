package gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each address that a controller answers has a line in routes.csv: what nobody thought about is no route. */
class RoutesTest {

    private final Routes routes = Routes.read();

    /** All mappings of our controllers, read without starting anything. */
    private static Set<RequestMappingInfo> mappings() throws Exception {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isIndependent();
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        try (StaticWebApplicationContext context = new StaticWebApplicationContext()) {
            List<String> controllers = new ArrayList<>();
            for (var found : scanner.findCandidateComponents("gongkai")) {
                Class<?> type = Class.forName(found.getBeanClassName());
                if (!isTest(type)) {
                    context.registerSingleton(type.getName(), type);
                    controllers.add(type.getName());
                }
            }
            var mapping = new RequestMappingHandlerMapping() {
                @Override
                protected String[] getCandidateBeanNames() {
                    return controllers.toArray(String[]::new);
                }
            };
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            return mapping.getHandlerMethods().keySet();
        }
    }

    private static boolean isTest(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }

    private static Set<String> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    @Test
    void everyAddressHasALine() throws Exception {
        List<String> forgotten = new ArrayList<>();
        for (RequestMappingInfo mapping : mappings()) {
            for (String pattern : mapping.getPatternValues()) {
                String example = pattern.replaceAll("\\{[^}]*}|\\*+", "x");
                for (String method : methods(mapping)) {
                    if (routes.find(method, example).isEmpty()) {
                        forgotten.add(method + " " + pattern);
                    }
                }
            }
        }
        assertThat(forgotten).as("addresses without a line in routes.csv").isEmpty();
        assertThat(mappings()).as("the scan finds controllers").isNotEmpty();
    }

    @Test
    void theNarrowerLineComesFirst() {
        assertThat(routes.find("POST", "/staff/calendar/2027").orElseThrow().who())
                .containsExactly("camunda-admin");
        assertThat(routes.find("GET", "/staff/cases/1").orElseThrow().isOpenToStaff())
                .isTrue();
        assertThat(routes.find("GET", "/staff/letters/1").orElseThrow().isOpenToStaff())
                .as("a case's own letters are for whoever may see the case")
                .isTrue();
        assertThat(routes.find("HEAD", "/")).isPresent();
        assertThat(routes.find("DELETE", "/api/v1/applications")).isEmpty();
        assertThat(routes.find("GET", "/nowhere")).isEmpty();
    }

    @Test
    void nothingForChangesIsOpenToEveryoneButThePortal() {
        assertThat(routes.all())
                .filteredOn(route -> route.isOpenToEveryone()
                        && !route.methods().equals(Set.of("GET"))
                        && !route.path().getPatternString().equals("/error"))
                .allSatisfy(route -> assertThat(route.path().getPatternString())
                        .matches("(/api/v1)?/(applications|opinions|topics|surveys|disclosures/\\*/objections).*"));
    }
}
