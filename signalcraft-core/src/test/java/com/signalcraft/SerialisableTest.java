package com.signalcraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.AnomalyDetector;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.common.WireEnum;
import com.signalcraft.forecast.BoxCoxOptions;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is reachable from a value that is shipped to other machines can be shipped itself. */
class SerialisableTest {

  /** Not serialisable themselves; a record that has one is written by its {@code writeReplace}. */
  private static final Set<String> OPTIONALS =
      Set.of(
          Optional.class.getName(),
          OptionalInt.class.getName(),
          OptionalLong.class.getName(),
          OptionalDouble.class.getName());

  private static final Set<JavaModifier> NOT_WRITTEN =
      EnumSet.of(JavaModifier.STATIC, JavaModifier.TRANSIENT);

  private static JavaClasses module;

  @BeforeAll
  static void readClasses() {
    module =
        new ClassFileImporter()
            .importUrl(SignalCraft.class.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void all_that_models_and_detectors_are_made_of_can_be_serialised() {
    Set<String> faults = new TreeSet<>();
    Set<JavaClass> seen = new LinkedHashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    List.of(
            Forecaster.class,
            AnomalyDetector.class,
            DetectorOptions.class,
            Horizon.class,
            Level.class,
            Frequency.class,
            TimeSeries.class,
            BoxCoxOptions.class)
        .forEach(root -> open.add(module.get(root)));
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      if (!seen.add(type)) {
        continue;
      }
      if (!type.isAssignableTo(Serializable.class)) {
        faults.add(type.getName() + " is not Serializable");
      }
      type.getAllSubclasses().forEach(open::add);
      for (JavaField field : type.getFields()) {
        if (Collections.disjoint(field.getModifiers(), NOT_WRITTEN)) {
          follow(type, field, open, faults);
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(seen).hasSizeGreaterThan(50);
  }

  @Test
  void enumerations_with_a_wire_name_are_serialisable_as_their_interface() {
    assertThat(Serializable.class).isAssignableFrom(WireEnum.class);
  }

  private static void follow(
      JavaClass owner, JavaField field, Deque<JavaClass> open, Set<String> faults) {
    for (JavaClass raw : field.getType().getAllInvolvedRawTypes()) {
      JavaClass type = raw.getBaseComponentType();
      if (type.getPackageName().startsWith("com.signalcraft")) {
        open.add(type);
      } else if (OPTIONALS.contains(type.getName())) {
        if (owner.tryGetMethod("writeReplace").isEmpty()) {
          faults.add(field.getFullName() + " is optional, without writeReplace");
        }
      } else if (!type.isPrimitive()
          && !type.isAssignableTo(Serializable.class)
          && !type.isAssignableTo(Collection.class)
          && !type.isAssignableTo(Map.class)) {
        faults.add(field.getFullName() + " is a " + type.getName());
      }
    }
  }
}
