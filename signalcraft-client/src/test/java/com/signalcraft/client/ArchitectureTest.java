package com.signalcraft.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.internal.event.EventTime;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.internal.time.Sleeper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the module may depend on, and what its users see of it. */
class ArchitectureTest {

  private static JavaClasses module;

  @BeforeAll
  static void readClasses() {
    module =
        new ClassFileImporter()
            .importUrl(HttpSignalCraft.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(module).hasSizeGreaterThan(100);
  }

  @Test
  void the_module_depends_on_the_core_and_few_libraries() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "com.signalcraft..",
                "java..",
                "javax.net..",
                "okhttp3..",
                "okio..",
                "kotlin..",
                "com.fasterxml.jackson..",
                "io.github.resilience4j..",
                "io.micrometer..",
                "org.slf4j..",
                "org.jspecify.annotations.."))
        .check(module);
  }

  @Test
  void no_other_back_end_is_known() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.signalcraft.jdbc..", "com.signalcraft.memory..")
        .check(module);
  }

  @Test
  void the_json_library_is_known_to_few() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "..internal.json..", "..internal.transport..", "..internal.event..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(module);
  }

  @Test
  void the_optional_metrics_library_has_one_place() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Micrometer")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(module);
  }

  @Test
  void the_breaker_and_the_like_have_one_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..internal.limit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.resilience4j..")
        .check(module);
  }

  @Test
  void the_api_shows_no_type_of_a_library_but_where_a_user_hands_one_in() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .should(
            notShow(
                not(resideInAnyPackage("com.signalcraft..", "java..", ""))
                    .and(not(assignableTo(SSLContext.class)))
                    .and(not(assignableTo(X509TrustManager.class)))
                    .and(not(assignableTo(MeterRegistry.class)))))
        .check(module);
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .should(notShow(resideInAPackage("..internal..")))
        .check(module);
  }

  @Test
  void the_parts_do_not_depend_on_one_another_in_circles() {
    slices()
        .matching("com.signalcraft.client.internal.(*)..")
        .should()
        .beFreeOfCycles()
        .check(module);
  }

  @Test
  void time_and_randomness_are_handed_in() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.EventTime\\$1")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Instant.class))).and(target(nameMatching("now"))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*"))))
        .check(module);
    noClasses()
        .that(not(assignableTo(Ambient.class)))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .check(module);
    noClasses()
        .that(not(assignableTo(Sleeper.class)).and(not(assignableTo(EventTime.class))))
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Thread.class))).and(target(nameMatching("sleep"))))
        .check(module);
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(module.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
  }

  /** Type arguments count; the hook for okhttp's own builder takes a consumer of it. */
  private static ArchCondition<JavaMethod> notShow(DescribedPredicate<JavaClass> types) {
    return new ArchCondition<>("not show a type that " + types.getDescription()) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean isHook =
            method.getOwner().isEquivalentTo(ClientBuilder.class)
                && method.getName().equals("configureHttp");
        if (!isHook) {
          method.getAllInvolvedRawTypes().stream()
              .map(JavaClass::getBaseComponentType)
              .filter(types)
              .forEach(
                  type ->
                      events.add(
                          SimpleConditionEvent.violated(
                              method, method.getFullName() + " shows " + type.getName())));
        }
      }
    };
  }
}
