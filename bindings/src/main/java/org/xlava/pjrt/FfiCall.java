package org.xlava.pjrt;

import java.util.List;
import java.util.Map;

/**
 * One call of an {@link FfiHandler} by a compiled program. The buffers belong to the call: they are
 * of use on the thread that the handler was called on, until it returns. The attributes are copies.
 */
public final class FfiCall {
  private final String target;
  private final List<FfiBuffer> arguments;
  private final List<FfiBuffer> results;
  private final Map<String, FfiAttribute> attributes;
  private final int deviceOrdinal;

  FfiCall(
      String target,
      List<FfiBuffer> arguments,
      List<FfiBuffer> results,
      Map<String, FfiAttribute> attributes,
      int deviceOrdinal) {
    this.target = target;
    this.arguments = arguments;
    this.results = results;
    this.attributes = attributes;
    this.deviceOrdinal = deviceOrdinal;
  }

  /** Returns the name that the handler was registered under. */
  public String target() {
    return target;
  }

  /** Returns the operands, tokens included. */
  public List<FfiBuffer> arguments() {
    return arguments;
  }

  /** Returns the results, which the handler fills, tokens included. */
  public List<FfiBuffer> results() {
    return results;
  }

  /** Returns what {@code backend_config} says, by name, sorted. */
  public Map<String, FfiAttribute> attributes() {
    return attributes;
  }

  /**
   * Returns an attribute.
   *
   * @throws PjrtException if there is none of this name, or it is of another kind
   */
  public <A extends FfiAttribute> A attribute(String name, Class<A> kind) {
    FfiAttribute attribute = attributes.get(name);
    if (!kind.isInstance(attribute)) {
      throw PjrtException.invalid(
          "%s: attribute %s must be given as %s; got %s"
              .formatted(target, name, kind.getSimpleName(), attribute));
    }
    return kind.cast(attribute);
  }

  /**
   * Returns the local number of the device that the program runs on, -1 if the plugin is silent.
   */
  public int deviceOrdinal() {
    return deviceOrdinal;
  }

  @Override
  public String toString() {
    return "FfiCall[%s%s -> %s %s]".formatted(target, arguments, results, attributes);
  }
}
