package com.signalcraft;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alerting.WebhookChannel;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.memory.InMemorySignalCraft;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the module may depend on, and habits that a compiler does not enforce. */
class ArchitectureTest {

  private static JavaClasses module;

  @BeforeAll
  static void readClasses() {
    module =
        new ClassFileImporter()
            .importUrl(SignalCraft.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(module).hasSizeGreaterThan(100);
  }

  @Test
  void the_core_depends_on_the_jdk_and_four_small_libraries() {
    classes()
        .that()
        .doNotHaveFullyQualifiedName("com.signalcraft.forecast.holiday.JollydayCalendar")
        .and()
        .haveNameNotMatching("com\\.signalcraft\\.alerting\\.internal\\.(Mailer|Hmac).*")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "com.signalcraft..",
                "java..",
                "org.apache.commons.math3..",
                "de.siegmar.fastcsv..",
                "org.slf4j..",
                "org.jspecify.annotations.."))
        .check(module);
  }

  /** The library is optional: whoever does not name its class does not load it. */
  @Test
  void one_class_alone_knows_the_library_of_holidays_and_one_other_knows_that_class() {
    classes()
        .that()
        .haveFullyQualifiedName("com.signalcraft.forecast.holiday.JollydayCalendar")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("com.signalcraft..", "java..", "de.focus_shift.jollyday.core.."))
        .check(module);
    classes()
        .that()
        .haveFullyQualifiedName("com.signalcraft.forecast.holiday.JollydayCalendar")
        .should()
        .onlyBeAccessed()
        .byClassesThat(
            nameMatching("com\\.signalcraft\\.forecast\\.holiday\\.(Jollyday|Country).*"))
        .check(module);
  }

  /** The library is optional: whoever sends no mail does not load it. */
  @Test
  void one_class_alone_knows_jakarta_mail_and_the_channel_for_mail_knows_that_class() {
    classes()
        .that()
        .haveNameMatching("com\\.signalcraft\\.alerting\\.internal\\.Mailer.*")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "com.signalcraft..",
                "java..",
                "jakarta.mail..",
                "org.slf4j..",
                "org.jspecify.annotations.."))
        .check(module);
    classes()
        .that()
        .haveFullyQualifiedName("com.signalcraft.alerting.internal.Mailer")
        .should()
        .onlyBeAccessed()
        .byClassesThat(
            nameMatching("com\\.signalcraft\\.alerting\\.(EmailChannel|internal\\.Mailer).*"))
        .check(module);
  }

  @Test
  void the_core_knows_neither_databases_nor_a_json_library_and_webhooks_alone_know_http() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "okhttp3..", "com.fasterxml..")
        .check(module);
    noClasses()
        .that()
        .resideOutsideOfPackage("com.signalcraft.alerting.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax..", "java.net.http..")
        .check(module);
  }

  @Test
  void features_do_not_depend_on_one_another_in_circles() {
    slices().matching("com.signalcraft.(*)..").should().beFreeOfCycles().check(module);
  }

  @Test
  void the_api_does_not_know_its_back_end() {
    noClasses()
        .that()
        .resideOutsideOfPackages("com.signalcraft.memory..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.signalcraft.memory..")
        .check(module);
  }

  @Test
  void errors_and_small_values_know_no_feature() {
    noClasses()
        .that()
        .resideInAPackage("com.signalcraft.error..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.signalcraft..").and(not(resideInAPackage("..error.."))))
        .check(module);
    noClasses()
        .that()
        .resideInAPackage("com.signalcraft.common..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("com.signalcraft..")
                .and(not(resideInAnyPackage("..error..", "..common.."))))
        .check(module);
  }

  @Test
  void what_is_internal_is_in_no_signature_of_the_api() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .arePublic()
        .should(notShow(resideInAPackage("..internal..")))
        .check(module);
    fields()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("..internal..")
        .should()
        .notHaveRawType(resideInAPackage("..internal.."))
        .check(module);
  }

  @Test
  void no_signature_of_the_api_shows_a_type_of_a_library() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(notShow(not(resideInAnyPackage("com.signalcraft..", "java..", ""))))
        .check(module);
  }

  @Test
  void no_state_is_shared_by_public_static_fields() {
    noFields().that().arePublic().and().areStatic().should().notBeFinal().check(module);
    noFields()
        .that()
        .arePublic()
        .and()
        .areStatic()
        .should()
        .haveRawType(describe("an array", JavaClass::isArray))
        .check(module);
    noFields().that().areStatic().should().notBeFinal().check(module);
  }

  /** Thousands of fits run side by side in one machine that lives long. */
  @Test
  void models_and_detectors_keep_no_caches_pools_or_values_of_threads() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            "com.signalcraft.accuracy..",
            "com.signalcraft.anomaly..",
            "com.signalcraft.common..",
            "com.signalcraft.forecast..",
            "com.signalcraft.series..")
        .and()
        .areStatic()
        .should()
        .haveRawType(
            describe(
                "a mutable container, a pool or a value of threads",
                type ->
                    type.isAssignableTo(ThreadLocal.class)
                        || type.isAssignableTo(Executor.class)
                        || type.isAssignableTo(Lock.class)
                        || type.isAssignableTo(Reference.class)
                        || type.isAssignableTo(Random.class)
                        || type.getPackageName().equals("java.util.concurrent.atomic")
                        || ((type.isAssignableTo(Collection.class)
                                || type.isAssignableTo(Map.class))
                            && !type.isInterface())))
        .check(module);
  }

  @Test
  void public_classes_are_not_made_to_be_extended_by_chance() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should(
            new ArchCondition<>("be final or abstract") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean holds =
                    type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT);
                events.add(new SimpleConditionEvent(type, holds, type.getName() + " is open"));
              }
            })
        .check(module);
  }

  @Test
  void nothing_is_printed() {
    noClasses().should().accessField(System.class, "out").check(module);
    noClasses().should().accessField(System.class, "err").check(module);
    noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("printStackTrace"))
                .and(target(owner(assignableTo(Throwable.class)))))
        .check(module);
  }

  @Test
  void logs_go_through_private_loggers_of_slf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(module);
    fields()
        .that()
        .haveRawType(Logger.class)
        .should()
        .bePrivate()
        .andShould()
        .beStatic()
        .andShould()
        .beFinal()
        .allowEmptyShould(true)
        .check(module);
  }

  @Test
  void our_errors_have_one_root() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should()
        .beAssignableTo(SignalCraftException.class)
        .andShould()
        .haveSimpleNameEndingWith("Exception")
        .check(module);
  }

  /**
   * IllegalStateException and UncheckedIOException are for what cannot happen,
   * NoSuchElementException is for iterators.
   */
  @Test
  void what_is_thrown_on_purpose_is_one_of_our_errors() {
    DescribedPredicate<JavaCall<?>> foreignError =
        target(owner(assignableTo(Exception.class)))
            .and(target(owner(not(resideInAPackage("com.signalcraft..")))))
            .and(target(owner(not(assignableTo(IllegalStateException.class)))))
            .and(target(owner(not(assignableTo(UncheckedIOException.class)))))
            .and(target(owner(not(assignableTo(NoSuchElementException.class)))));
    noClasses()
        .that()
        .areNotAssignableTo(Throwable.class)
        .and()
        .doNotHaveFullyQualifiedName("com.signalcraft.error.FailureDetails")
        .should()
        .callConstructorWhere(describe("an error of others", call -> foreignError.test(call)))
        .check(module);
  }

  @Test
  void time_enters_by_a_clock_that_is_handed_in() {
    for (Class<?> type :
        new Class<?>[] {Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class}) {
      noClasses()
          .should()
          .callMethodWhere(target(owner(assignableTo(type))).and(target(nameMatching("now"))))
          .check(module);
    }
    noClasses()
        .that()
        .areNotAssignableTo(InMemorySignalCraft.class)
        .and()
        .areNotAssignableTo(InMemorySignalCraft.Builder.class)
        .and()
        .areNotAssignableTo(WebhookChannel.Builder.class)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*"))))
        .check(module);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(module);
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Thread.class))).and(target(nameMatching("sleep"))))
        .check(module);
  }

  @Test
  void randomness_has_a_seed() {
    noClasses().should().callConstructor(Random.class).check(module);
    noClasses().should().callMethod(Math.class, "random").check(module);
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .check(module);
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(packages()).isNotEmpty().allMatch(each -> each.isAnnotatedWith(NullMarked.class));
  }

  private static Stream<JavaPackage> packages() {
    return module.stream().map(JavaClass::getPackage).distinct();
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
