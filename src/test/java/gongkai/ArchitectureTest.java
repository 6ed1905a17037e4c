package gongkai;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The rules of ARCHITECTURE.md that a compiler doesn't keep. */
@AnalyzeClasses(packages = "gongkai", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PLATFORM = "gongkai.platform..";

    /** The way out when the engine is exchanged: its name stands in few places. */
    @ArchTest
    static final ArchRule onlyProcessesKnowTheEngine = noClasses()
            .that(resideOutsideOfPackages(PLATFORM).and(not(areA("Process"))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.."));

    /** They are what the engine calls; whoever else wants the same calls the Desk. */
    @ArchTest
    static final ArchRule nobodyDependsOnTasks = noClasses()
            .that(not(areA("Tasks")))
            .should()
            .dependOnClassesThat(areA("Tasks").and(resideInAPackage("gongkai..")));

    @ArchTest
    static final ArchRule beansComeThroughConstructors = fields().should()
            .notBeAnnotatedWith(Autowired.class)
            .andShould()
            .notBeAnnotatedWith(Value.class)
            .allowEmptyShould(true);

    /** Legal dates follow the one clock that tests, the demonstration and the engine's timers share; one class shifts it. */
    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotHaveSimpleName("ClockShift")
            .should()
            .accessTargetWhere(readsTheSystemsTime())
            .because("java.time.Clock is injected");

    @ArchTest
    static final ArchRule namesSaySomething = classes()
            .should()
            .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|DTO)")
            .andShould()
            .haveNameNotMatching(".*\\.(Base|Abstract)[A-Z][A-Za-z]*");

    /** Named so, or nested in one that is. */
    private static DescribedPredicate<JavaClass> areA(String ending) {
        return describe(
                "are a …" + ending, type -> outermost(type).getSimpleName().endsWith(ending));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemsTime() {
        Set<String> ways = Set.of("now", "systemUTC", "systemDefaultZone", "system", "currentTimeMillis");
        return describe("read the system's time", access -> {
            JavaClass owner = access.getTargetOwner();
            boolean timeType = owner.getPackageName().equals("java.time") || owner.isEquivalentTo(System.class);
            boolean withoutClock = !(access.getTarget() instanceof CodeUnitCallTarget call
                    && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class)));
            boolean newDate = owner.isEquivalentTo(Date.class)
                    && access.getTarget() instanceof ConstructorCallTarget made
                    && made.getRawParameterTypes().isEmpty();
            return timeType && ways.contains(access.getName()) && withoutClock || newDate;
        });
    }
}
