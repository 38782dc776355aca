package org.xlava;


import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jit} is told beside the function. {@link Xlava#staticArgnums} and {@link
 * Xlava#donateArgnums} begin one: {@code jit(f, staticArgnums(1).donateArgnums(0))}.
 *
 * @param staticArgnums the arguments that aren't traced: the function gets them as they are, and is
 *     traced for each value anew, as {@code equals} tells them apart. They can be any objects that
 *     keep their {@code equals}; of Lists, Sets and Maps the function gets copies. Negative indices
 *     count from the end
 * @param donateArgnums the arguments whose memory the program may put its results in. Their tensors
 *     are gone once the call has begun, whether or not the memory could be used. Where the call is
 *     transformed or is part of another program, and while {@link Config#debugNans} looks for NaN
 *     or {@link Config#debugInfs} for infinities, nothing is donated
 * @param inline whether a call inside another program adds the operations to that program, and not
 *     a call
 * @param name what programs and messages call the function; empty for the class's own
 */
public record JitOptions(
    List<Integer> staticArgnums,
    List<Integer> donateArgnums,
    boolean inline,
    Optional<String> name) {
  private static final JitOptions DEFAULTS =
      new JitOptions(List.of(), List.of(), false, Optional.empty());

  public JitOptions {
    staticArgnums = List.copyOf(staticArgnums);
    donateArgnums = List.copyOf(donateArgnums);
  }

  /** No static or donated arguments. */
  public static JitOptions defaults() {
    return DEFAULTS;
  }

  /** These options with these arguments, and no others, static. */
  public JitOptions staticArgnums(Integer... argnums) {
    return new JitOptions(indices("staticArgnums", argnums), donateArgnums, inline, name);
  }

  /** These options with these arguments, and no others, donated. */
  public JitOptions donateArgnums(Integer... argnums) {
    return new JitOptions(staticArgnums, indices("donateArgnums", argnums), inline, name);
  }

  /** These options with calls inside other programs inlined. */
  public JitOptions inlined() {
    return new JitOptions(staticArgnums, donateArgnums, true, name);
  }

  /** These options with a name for the function. */
  public JitOptions named(String newName) {
    return new JitOptions(staticArgnums, donateArgnums, inline, Optional.of(newName));
  }

  private static List<Integer> indices(String what, @Nullable Integer @Nullable ... argnums) {
    if (argnums == null) {
      throw notIndices(what, "null");
    }
    List<Integer> indices = new ArrayList<>();
    for (Integer argnum : argnums) {
      if (argnum == null) {
        throw notIndices(what, "null among them");
      }
      indices.add(argnum);
    }
    return indices;
  }

  private static TransformException notIndices(String what, String got) {
    return new TransformException("jit: " + what + " must be indices of arguments; got " + got);
  }
}
