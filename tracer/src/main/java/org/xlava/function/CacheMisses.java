package org.xlava.function;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xlava.Config;
import org.xlava.ir.Jaxpr;

/**
 * Says why one jitted function is traced: what is unlike the most similar call that it knows. Asked
 * to, it says so each time; when one thing keeps changing, it warns of that once.
 */
final class CacheMisses {
  private static final System.Logger LOG = System.getLogger("org.xlava.jit");

  // How many values of one thing a function is traced for before that is a reason to warn.
  private static final int SURPRISING = 5;
  private static final int SURPRISING_OF_WHAT_WAS_CHOSEN = 20;

  private static final Map<SignatureChange.Kind, String> WAYS_OUT =
      new EnumMap<>(
          Map.of(
              SignatureChange.Kind.VALUE,
              "Declare it as Tensor, and one program serves all values; or mark it @Static, if it"
                  + " has few",
              SignatureChange.Kind.MARKED,
              "Unless it has few values, declare it as Tensor, and one program serves all",
              SignatureChange.Kind.STATIC_ARGUMENT,
              "Unless it has few values, leave it out of staticArgnums, and one program serves all",
              SignatureChange.Kind.TYPE,
              "Pad it to one shape, or to a few, and tell the function what counts by a mask or a"
                  + " length that is a Tensor",
              SignatureChange.Kind.STRUCTURE,
              "Pass the same containers each time, such as one Tensor for a list that grows"));

  private final JitOrigin origin;
  private final Map<String, Set<String>> values = new LinkedHashMap<>();
  private int captures;
  private boolean warned;

  CacheMisses(JitOrigin origin) {
    this.origin = origin;
  }

  /** The function is about to be traced for {@code got}, having been traced for {@code known}. */
  synchronized void missed(JitSignature got, Collection<JitSignature> known) {
    boolean explained = Config.explainsCacheMisses();
    if (!explained && (warned || known.isEmpty())) {
      return;
    }
    List<SignatureChange> changes = SignatureChange.since(known, got);
    if (explained) {
      String why = changes.isEmpty() ? first(known) : join(changes);
      LOG.log(Level.INFO, "jit: tracing " + origin + ": " + why + "; for " + show(got));
    }
    changes.forEach(this::count);
  }

  private String first(Collection<JitSignature> known) {
    return !known.isEmpty() || !JitRepeats.isKnown(origin.line())
        ? "its first call"
        : "its first call, but the same line made a jitted function before. Keep what jit returns,"
            + " and call that";
  }

  private static String join(List<SignatureChange> changes) {
    return changes.stream().map(SignatureChange::toString).collect(Collectors.joining(", "));
  }

  private static String show(JitSignature s) {
    return s.types().stream().map(SignatureChange::show).toList().toString();
  }

  private void count(SignatureChange change) {
    Set<String> seen = values.computeIfAbsent(change.place(), p -> new LinkedHashSet<>());
    seen.add(change.before());
    seen.add(change.now());
    if (seen.size() > limit(change.kind())) {
      warn(
          "is traced and compiled again for each %s of %s, so far %d: %s. %s"
              .formatted(
                  what(change.kind()),
                  change.place(),
                  seen.size(),
                  String.join(", ", seen),
                  WAYS_OUT.get(change.kind())));
    }
  }

  private static int limit(SignatureChange.Kind kind) {
    return switch (kind) {
      case MARKED, STATIC_ARGUMENT -> SURPRISING_OF_WHAT_WAS_CHOSEN;
      case STRUCTURE, VALUE, TYPE -> SURPRISING;
      case CONTEXT -> Integer.MAX_VALUE;
    };
  }

  private void warn(String of) {
    if (!warned) {
      warned = true;
      LOG.log(Level.WARNING, "jit: " + origin + " " + of);
    }
  }

  private static String what(SignatureChange.Kind kind) {
    return switch (kind) {
      case TYPE -> "type";
      case STRUCTURE -> "structure";
      case CONTEXT, VALUE, MARKED, STATIC_ARGUMENT -> "value";
    };
  }

  /** The function was traced with a tensor that is itself being transformed, for that time only. */
  synchronized void captured() {
    if (++captures > SURPRISING) {
      warn(
          "is traced again and again, since it captures a tensor that is being transformed. Pass"
              + " that tensor as an argument");
    }
  }

  /** The function was traced for the first time. */
  synchronized void traced(Jaxpr program) {
    JitRepeats.Repeat repeat = JitRepeats.traced(origin.line(), program);
    if (repeat != null) {
      warn(repeat.warning());
    }
  }
}
