package gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** What a diagram names must exist in code and in the forms, and the reverse; ids and dates are what they should be. */
class BpmnBindingTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\(");
    private static final Pattern VARIABLE = Pattern.compile("(?:task|execution)\\.getVariable\\('(\\w+)'\\)");
    private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> diagrams() throws IOException {
        try (var files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyCallReachesAPublicMethod(Path diagram) throws IOException {
        Map<String, Class<?>> beans = beans();
        Set<String> missing = new TreeSet<>();
        for (String expression : expressions(diagram)) {
            Matcher call = CALL.matcher(expression);
            while (call.find()) {
                if (ENGINE_OBJECTS.contains(call.group(1))) {
                    continue;
                }
                Class<?> bean = beans.get(call.group(1));
                boolean reached = bean != null
                        && Modifier.isPublic(bean.getModifiers())
                        && Arrays.stream(bean.getMethods())
                                .anyMatch(method -> method.getName().equals(call.group(2)));
                if (!reached) {
                    missing.add(call.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyPublicMethodOfTheTasksStandsInADiagram(Path diagram) throws IOException {
        String key = key(diagram);
        String bean = camel(key) + "Tasks";
        String xml = Files.readString(diagram);
        Class<?> tasks = beans().get(bean);
        assertThat(tasks).as("the class behind " + diagram).isNotNull();
        assertThat(Arrays.stream(tasks.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(method -> bean + "." + method.getName() + "(")
                        .filter(call -> !xml.contains(call)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void formsCarryTheFieldsThatListenersPass(Path diagram) throws IOException {
        String key = key(diagram);
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        for (FlowNode step : model.getModelElementsByType(FlowNode.class)) {
            String reference = step.getAttributeValueNs(CAMUNDA, "formRef");
            if (reference == null) {
                assertThat(step)
                        .as("a user task without a form: " + step.getId())
                        .isNotInstanceOf(UserTask.class);
                continue;
            }
            assertThat(reference).startsWith(key + "-");
            Path file = Path.of("forms", key, reference.substring(key.length() + 1) + ".form");
            assertThat(file).exists();
            JsonNode form = JSON.readTree(file.toFile());
            assertThat(form.path("id").asText()).isEqualTo(reference);
            assertThat(step.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
            if (step instanceof UserTask) {
                assertThat(step.getId()).isEqualTo(reference.substring(key.length() + 1));
            } else {
                assertThat(step).isInstanceOf(StartEvent.class);
            }
            Matcher variables = VARIABLE.matcher(step.getExtensionElements().getDomElement().getChildElements().stream()
                    .map(element -> element.getAttribute("expression"))
                    .collect(Collectors.joining("\n")));
            Set<String> passed = new TreeSet<>();
            while (variables.find()) {
                passed.add(variables.group(1));
            }
            assertThat(fields(form)).as("fields of " + file).isEqualTo(passed);
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void idsSayWhatTheyAreAndLabelsAreChinese(Path diagram) throws IOException {
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        assertThat(model.getModelElementsByType(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(key(diagram));
            assertThat(process.getAttributeValueNs(CAMUNDA, "historyTimeToLive"))
                    .isNotBlank();
        });
        assertThat(model.getModelElementsByType(FlowElement.class))
                .extracting(FlowElement::getId)
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(model.getModelElementsByType(FlowElement.class))
                .extracting(FlowElement::getName)
                .allMatch(name -> name == null || name.codePoints().anyMatch(Character::isIdeographic));
        assertThat(model.getModelElementsByType(UserTask.class))
                .extracting(UserTask::getName)
                .doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void flowsOutOfGatewaysHaveNames(Path diagram) {
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .filteredOn(flow ->
                        flow.getSource() instanceof ExclusiveGateway || flow.getSource() instanceof InclusiveGateway)
                .filteredOn(flow -> flow.getSource().getOutgoing().size() > 1)
                .allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void noLiteralDateDurationPersonOrGroup(Path diagram) throws IOException {
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        assertThat(model.getModelElementsByType(TimerEventDefinition.class))
                .allSatisfy(timer -> assertThat(timer.getTextContent().strip()).startsWith("${"));
        assertThat(model.getModelElementsByType(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateUsers()).isNull();
            assertThat(Stream.of(task.getCamundaAssignee(), task.getCamundaCandidateGroups())
                            .filter(who -> who != null))
                    .as("offered to a group or made for one person")
                    .singleElement()
                    .asString()
                    .startsWith("${");
            assertThat(task.getCamundaDueDate() == null
                            || task.getCamundaDueDate().startsWith("${"))
                    .isTrue();
        });
        assertThat(Files.readString(diagram)).doesNotContain("scriptTask", "camunda:script");
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyMessageIsNamedInTheProcessClass(Path diagram) throws IOException {
        String key = key(diagram);
        String name = Character.toUpperCase(camel(key).charAt(0)) + camel(key).substring(1) + "Process.java";
        List<Path> found;
        try (var files = Files.walk(Path.of("src/main/java/gongkai"))) {
            found = files.filter(file -> file.endsWith(name)).toList();
        }
        assertThat(found).as(name).hasSize(1);
        String process = Files.readString(found.get(0));
        assertThat(process).contains("\"" + key + "\"");
        assertThat(Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(Message.class))
                .allSatisfy(message -> assertThat(process).contains("\"" + message.getName() + "\""));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void theDiagramIsDrawnAndReadsFromLeftToRight(Path diagram) {
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        Map<String, BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class).stream()
                .collect(Collectors.toMap(shape -> shape.getBpmnElement().getId(), shape -> shape));
        assertThat(shapes.keySet())
                .containsAll(model.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .toList());
        long forward = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> x(shapes, flow.getTarget()) >= x(shapes, flow.getSource()))
                .count();
        long all = model.getModelElementsByType(SequenceFlow.class).size();
        assertThat(forward * 100 / all).as("share of flows that lead forward").isGreaterThanOrEqualTo(75);
    }

    /** The middle: what stands straight below isn't behind. */
    private static double x(Map<String, BpmnShape> shapes, FlowNode node) {
        var bounds = shapes.get(node.getId()).getBounds();
        return bounds.getX() + bounds.getWidth() / 2;
    }

    private static Set<String> fields(JsonNode form) {
        Set<String> fields = new TreeSet<>();
        for (JsonNode component : form.path("components")) {
            if (component.has("key")) {
                fields.add(component.path("key").asText());
            }
            if (component.has("path")) {
                fields.add(component.path("path").asText());
            }
        }
        return fields;
    }

    /** Expressions of attributes and of element texts alike. */
    private static Set<String> expressions(Path diagram) throws IOException {
        Set<String> expressions = new TreeSet<>();
        Matcher expression = Pattern.compile("\\$\\{([^}]*)}").matcher(Files.readString(diagram));
        while (expression.find()) {
            expressions.add(expression.group(1));
        }
        return expressions;
    }

    private static Map<String, Class<?>> beans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        return scanner.findCandidateComponents("gongkai").stream()
                .map(definition -> load(definition.getBeanClassName()))
                .collect(Collectors.toMap(
                        type -> Introspector.decapitalize(type.getSimpleName()), type -> type, (one, other) -> one));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, BpmnBindingTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(Path diagram) {
        return diagram.getFileName().toString().replace(".bpmn", "");
    }

    private static String camel(String key) {
        StringBuilder camel = new StringBuilder();
        for (String word : key.split("-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
