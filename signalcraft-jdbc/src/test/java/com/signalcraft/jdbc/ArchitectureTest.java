package com.signalcraft.jdbc;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the module may depend on, and where SQL is run. */
class ArchitectureTest {

  private static JavaClasses module;

  @BeforeAll
  static void readClasses() {
    module =
        new ClassFileImporter()
            .importUrl(JdbcSignalCraft.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(module).hasSizeGreaterThan(30);
  }

  @Test
  void the_module_depends_on_the_core_and_few_libraries() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "com.signalcraft..",
                "java..",
                "javax.sql..",
                "org.postgresql..",
                "com.zaxxer.hikari..",
                "com.fasterxml.jackson..",
                "com.nimbusds..",
                "org.slf4j..",
                "org.jspecify.annotations.."))
        .check(module);
  }

  @Test
  void neither_the_client_nor_another_back_end_is_known() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.signalcraft.client..", "com.signalcraft.memory..")
        .check(module);
  }

  @Test
  void the_api_shows_no_type_of_a_library_but_a_data_source() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .should(
            notShow(
                not(resideInAnyPackage("com.signalcraft..", "java.lang..", "java.util..", ""))
                    .and(not(resideInAnyPackage("java.time..", "java.net..")))
                    .and(not(assignableTo(DataSource.class)))))
        .check(module);
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .should(notShow(resideInAnyPackage("..internal..")))
        .check(module);
  }

  @Test
  void sql_is_run_in_transactions_of_callers_of_migrations_and_to_listen_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..internal.transaction..", "..internal.migration..")
        .and()
        .doNotHaveSimpleName("ListeningConnection")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Connection.class).or(assignableTo(Statement.class)))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(DataSource.class)))
                .and(target(nameMatching("getConnection"))))
        .check(module);
  }

  @Test
  void each_library_has_one_place() {
    only("com.fasterxml.jackson..", "..internal.json..");
    only("com.nimbusds..", "..internal.token..");
  }

  private static void only(String library, String place) {
    noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(module);
  }

  @Test
  void resource_groups_do_not_depend_on_one_another_in_circles() {
    slices()
        .matching("com.signalcraft.jdbc.internal.(*)..")
        .should()
        .beFreeOfCycles()
        .check(module);
  }

  @Test
  void time_and_randomness_are_handed_in() {
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Instant.class))).and(target(nameMatching("now"))))
        .check(module);
    noClasses()
        .that()
        .areNotAssignableTo(JwtTokenVerifier.Builder.class)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*"))))
        .check(module);
    noClasses()
        .that()
        .areNotAssignableTo(JdbcSignalCraft.Builder.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
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

  private static ArchCondition<JavaMethod> notShow(DescribedPredicate<JavaClass> types) {
    return new ArchCondition<>("not show a type that " + types.getDescription()) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(types)
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " shows " + type.getName())));
      }
    };
  }
}
