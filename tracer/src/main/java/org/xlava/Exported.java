package org.xlava;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xlava.function.ExportedCall;
import org.xlava.function.ExportedProgram;
import org.xlava.spi.ExportedFunction;

/**
 * A function that was exported, by JAX or by {@link Export#of}: a program for arguments of certain
 * types, with the structure of its arguments and result. As a function of tensors it is {@code
 * exported::apply}.
 *
 * <p>It may be called inside of functions that are transformed. {@code jit} calls it as a {@link
 * Xlava#pureCallback}, {@code vmap} does so once for each example, and reverse mode runs its own
 * derivative, if that was exported with it; it has no forward mode.
 */
public final class Exported implements Fn<Object> {
  private final ExportedFunction function;
  private final @Nullable ExportedProgram source;

  Exported(ExportedFunction function) {
    this(function, null);
  }

  Exported(ExportedProgram source) {
    this(source.export(), source);
  }

  private Exported(ExportedFunction function, @Nullable ExportedProgram source) {
    this.function = function;
    this.source = source;
  }

  /**
   * The function's result for its arguments, trees of tensors and numbers. For Python's tuples and
   * lists stand Lists, arrays and records, for its dictionaries Maps with Strings for keys and
   * records, and for {@code None} an empty Optional. Results are Lists, Maps, empty Optionals and
   * tensors.
   *
   * @throws TreeException when an argument has another structure, or there are more or fewer
   * @throws ShapeException when the shape of a tensor is another
   * @throws DTypeException when the dtype of a tensor is another
   * @throws ExportException when it was exported for other platforms, for more than one device, for
   *     arguments of any size, or with effects
   */
  @Override
  public Object call(Object... arguments) {
    return callWith(Map.of(), arguments);
  }

  /**
   * The function's result for keyword arguments beside those by place, as for {@link #call}.
   *
   * @throws TreeException as {@link #call} does
   * @throws ShapeException as {@link #call} does
   * @throws DTypeException as {@link #call} does
   * @throws ExportException as {@link #call} does
   */
  public Object callWith(Map<String, ?> keywords, Object... arguments) {
    return new ExportedCall(function, this::derivative).call(keywords, arguments);
  }

  /**
   * The result of a function that gives a single tensor.
   *
   * @throws TreeException when its result is another tree, and as {@link #call} does
   * @throws ShapeException as {@link #call} does
   * @throws DTypeException as {@link #call} does
   * @throws ExportException as {@link #call} does
   */
  public Tensor apply(Object... arguments) {
    if (call(arguments) instanceof Tensor tensor) {
      return tensor;
    }
    throw new TreeException(
        "apply: the result of function %s must be a tensor; use call".formatted(name()));
  }

  private Optional<ExportedFunction> derivative() {
    return hasVjp() ? Optional.of(vjp().function) : Optional.empty();
  }

  /** The function's name. */
  public String name() {
    return function.name();
  }

  /** The platforms that it was exported for, as JAX names them. */
  public List<String> platforms() {
    return function.platforms();
  }

  /**
   * The types of the arguments' leaves, in the order of JAX: dictionaries by their keys.
   *
   * @throws ExportException when one has symbolic dimensions, or a dtype that tensors lack
   */
  public List<TensorType> inTypes() {
    return function.inTypes();
  }

  /**
   * The types of the result's leaves, in the order of JAX.
   *
   * @throws ExportException when one has symbolic dimensions, or a dtype that tensors lack
   */
  public List<TensorType> outTypes() {
    return function.outTypes();
  }

  /** Whether its derivative was exported with it, or can be. */
  public boolean hasVjp() {
    return source != null || function.vjp().isPresent();
  }

  /**
   * The function of the arguments' leaves and then the cotangents of the result's that gives the
   * List of the arguments' cotangents, of {@link DType#FLOAT0} for integers and booleans.
   *
   * @throws ExportException when it was read without
   */
  public Exported vjp() {
    if (source != null) {
      return new Exported(source.vjp());
    }
    return new Exported(function.vjp().orElseThrow(this::withoutVjp));
  }

  private ExportException withoutVjp() {
    return ExportedCall.withoutVjp(name());
  }

  /** The program: StableHLO as text in UTF-8, or as a portable artifact. */
  public byte[] mlirModule() {
    return function.module();
  }

  /**
   * The serialized function without its derivative.
   *
   * @throws ExportException as {@link #serialize(int)} does
   */
  public byte[] serialize() {
    return serialize(0);
  }

  /**
   * The serialized function with its derivatives in reverse mode: {@link Export#deserialize} and
   * {@code jax.export.deserialize} read it.
   *
   * @param vjpOrder how many times the function that is read can be differentiated
   * @throws ExportException when it was read with fewer of its derivatives, or has effects
   */
  public byte[] serialize(int vjpOrder) {
    if (vjpOrder < 0) {
      throw new ExportException("serialize: vjpOrder must not be negative; got " + vjpOrder);
    }
    return withVjps(vjpOrder).serialize();
  }

  private ExportedFunction withVjps(int order) {
    return function.withVjp(order == 0 ? Optional.empty() : Optional.of(vjp().withVjps(order - 1)));
  }

  /**
   * Writes {@link #serialize(int)} to a file.
   *
   * @throws UncheckedIOException when the file can't be written
   * @throws ExportException as {@link #serialize(int)} does
   */
  public void write(Path file, int vjpOrder) {
    byte[] bytes = serialize(vjpOrder);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "Exported[" + name() + "]";
  }
}
