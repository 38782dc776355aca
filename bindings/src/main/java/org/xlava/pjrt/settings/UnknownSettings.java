package org.xlava.pjrt.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The warning of names that look like settings and are none. It is given once in a process, at
 * level {@code WARNING} of the {@link System.Logger} {@code org.xlava}.
 */
public final class UnknownSettings {
  private static final String PROPERTY_PREFIX = "xlava.";
  private static final String VARIABLE_PREFIX = "XLAVA_";
  private static final AtomicBoolean REPORTED = new AtomicBoolean();

  /** What the build gives its tests. Nobody else reads them. */
  static final Set<String> OF_THE_BUILD =
      Set.of(
          "xlava.exit.count",
          "xlava.exported",
          "xlava.ffi.include",
          "xlava.goldens",
          "xlava.jax",
          "xlava.laws",
          "xlava.laws.from",
          "xlava.plugin.include",
          "xlava.programs.seeds",
          "xlava.robustness.count",
          "xlava.robustness.seed",
          "xlava.second.plugin",
          "xlava.soak",
          "xlava.stablehlo",
          "xlava.wheel");

  private UnknownSettings() {}

  /** Warns of this process's unknown names, unless that was done before. */
  public static void report() {
    if (REPORTED.compareAndSet(false, true)) {
      for (String complaint : among(System.getProperties().keySet(), System.getenv().keySet())) {
        System.getLogger("org.xlava").log(System.Logger.Level.WARNING, complaint);
      }
    }
  }

  static List<String> among(Set<?> properties, Set<String> variables) {
    List<String> complaints = new ArrayList<>();
    for (Object name : properties) {
      if (name instanceof String property && property.startsWith(PROPERTY_PREFIX)) {
        addIfUnknown(complaints, property, PROPERTY_PREFIX);
      }
    }
    for (String variable : variables) {
      if (variable.startsWith(VARIABLE_PREFIX)) {
        addIfUnknown(complaints, variable, VARIABLE_PREFIX);
      }
    }
    return complaints;
  }

  private static void addIfUnknown(List<String> complaints, String name, String prefix) {
    if (!OF_THE_BUILD.contains(name) && !names(prefix).contains(name)) {
      complaints.add("settings: " + name + " is none, and has no effect; " + wayOut(name, prefix));
    }
  }

  private static List<String> names(String prefix) {
    List<String> names = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      names.add(prefix.equals(PROPERTY_PREFIX) ? setting.property() : setting.variable());
    }
    return names;
  }

  private static String wayOut(String name, String prefix) {
    String nearest = nearest(name, prefix);
    return nearest == null
        ? "there are " + String.join(", ", names(prefix))
        : "did you mean " + nearest + "?";
  }

  // A name without its beginning is more often meant than one that happens to have as many letters.
  private static @Nullable String nearest(String name, String prefix) {
    String sought = key(name, prefix);
    String nearest = null;
    int least = Math.max(2, sought.length() / 3) + 1;
    for (String known : names(prefix)) {
      String candidate = key(known, prefix);
      int distance =
          sought.length() > 2 && candidate.endsWith(sought) ? 1 : distance(sought, candidate);
      if (distance < least) {
        least = distance;
        nearest = known;
      }
    }
    return nearest;
  }

  private static String key(String name, String prefix) {
    return name.substring(prefix.length()).toLowerCase(Locale.ROOT);
  }

  // Levenshtein's: how many letters to insert, remove or replace.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
