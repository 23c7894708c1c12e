package com.signalcraft.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.internal.event.EventTime;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the module may depend on, and what of it users see. */
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
  void what_users_see_shows_no_type_of_a_library() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(
            notShow(
                resideInAnyPackage(
                    "okhttp3..",
                    "okio..",
                    "kotlin..",
                    "com.fasterxml.jackson..",
                    "io.github.resilience4j..")))
        .check(module);
  }

  @Test
  void the_json_library_is_known_to_few() {
    only(
        "com.fasterxml.jackson..",
        "..internal.json..",
        "..internal.transport..",
        "..internal.event..",
        "..internal.auth..");
    only("io.github.resilience4j..", "..internal.limit..", "..internal.transport..");
    only("io.micrometer..", "..client.metrics..");
  }

  private static void only(String library, String... places) {
    noClasses()
        .that(not(resideInAnyPackage(places)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(module);
  }

  @Test
  void time_is_handed_in() {
    noClasses()
        .that()
        // the one of the system
        .areNotAssignableTo(EventTime.class)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Instant.class))).and(target(nameMatching("now"))))
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
