package org.xlava.pjrt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function that JAX exported: what {@code jax.export.export(f)(...).serialize()} gives, read
 * without Python. It holds a portable artifact of StableHLO and the types that go with it.
 *
 * <p>Arguments and results are the leaves of the function's trees in order. The program's
 * parameters are those of the inputs that it uses, after the index of the platform if it was
 * exported for several.
 *
 * @param name the function's name
 * @param platforms the platforms that it was exported for: {@code cpu}, {@code cuda}, …
 * @param deviceCount the number of devices that it runs on
 * @param callingConvention the version of JAX's calling convention, which says what a program's
 *     parameters are besides its inputs
 * @param inputs the inputs' types
 * @param outputs the results' types
 * @param keptInputs the places of the inputs that the program takes, ascending; JAX leaves out
 *     those that it doesn't use
 * @param program the program, which {@link Client#compile} refuses if a dimension of an input or
 *     result is symbolic, or it was exported for other platforms than the client's
 * @param inputTree the structure of the arguments: a tuple of the positional ones, as a tuple, and
 *     of those by keyword, as a dictionary
 * @param outputTree the structure of the result
 * @param effects what the function does besides, as the names of JAX's classes; none for most
 * @param vjp the function that takes the inputs and the results' cotangents to the inputs'
 *     cotangents, if it was exported too
 */
public record ExportedModule(
    String name,
    List<String> platforms,
    int deviceCount,
    int callingConvention,
    List<Leaf> inputs,
    List<Leaf> outputs,
    List<Integer> keptInputs,
    Program program,
    ExportedTree inputTree,
    ExportedTree outputTree,
    List<String> effects,
    Optional<ExportedModule> vjp) {

  /** Copies the lists. */
  public ExportedModule {
    platforms = List.copyOf(platforms);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    keptInputs = List.copyOf(keptInputs);
    effects = List.copyOf(effects);
    program =
        program.within(new ExportedLimits(name, inputs, inputTree, outputs, outputTree, platforms));
  }

  /**
   * An input or result.
   *
   * @param elementType the type of its elements, empty for those that PJRT lacks, as keys of random
   *     numbers and {@code float0}
   * @param dims the dimensions: decimal numbers, or expressions where the function was exported for
   *     any size
   * @param isFloat0 whether the elements are {@code float0}, the derivatives of what has none;
   *     programs have bits in their place
   */
  public record Leaf(Optional<ElementType> elementType, List<String> dims, boolean isFloat0) {
    /** Copies the list. */
    public Leaf {
      dims = List.copyOf(dims);
    }

    /** A leaf that isn't of {@code float0}. */
    public Leaf(Optional<ElementType> elementType, List<String> dims) {
      this(elementType, dims, false);
    }

    /** Returns whether a dimension is not a number, but stands for any. */
    public boolean isSymbolic() {
      return !dims.stream().allMatch(dim -> dim.matches("\\d{1,18}"));
    }

    /**
     * Returns the type.
     *
     * @throws PjrtException if PJRT lacks its element type or a dimension is not a number
     */
    public ArrayType type() {
      if (isFloat0 ? isSymbolic() : elementType.isEmpty() || isSymbolic()) {
        throw new PjrtException(
            StatusCode.UNIMPLEMENTED,
            "exported: type must be a PJRT element type with known dimensions; got " + this);
      }
      return ArrayType.of(
          elementType.orElse(ElementType.PRED), dims.stream().mapToLong(Long::parseLong).toArray());
    }

    @Override
    public String toString() {
      return elementType.map(ElementType::symbol).orElse(isFloat0 ? "float0" : "?")
          + "["
          + String.join(",", dims)
          + "]";
    }
  }

  /**
   * Reads a serialised function.
   *
   * @throws PjrtException if the bytes are not one, or have been cut short
   */
  public static ExportedModule read(byte[] bytes) {
    if (bytes == null) {
      throw PjrtException.invalid("exported: bytes must not be null; got null");
    }
    try {
      return ExportedReader.read(bytes.clone());
    } catch (IndexOutOfBoundsException e) {
      throw new PjrtException(
          StatusCode.INVALID_ARGUMENT,
          "exported: bytes must be a whole jax.export serialisation; got %d bytes, %s"
              .formatted(bytes.length, e.getMessage()),
          e);
    }
  }

  /**
   * Returns the serialised form, which {@code jax.export.deserialize} reads as well.
   *
   * @throws PjrtException if a tree has a custom node, whose own data isn't kept
   */
  public byte[] serialize() {
    return ExportedWriter.write(this);
  }

  /**
   * Throws if a client of a platform can't compile the program: with {@link
   * StatusCode#UNIMPLEMENTED} if a dimension is symbolic, {@link StatusCode#FAILED_PRECONDITION} if
   * it was exported for other platforms, unless JAX was told not to check that.
   *
   * @throws PjrtException if so
   */
  public void checkPlatform(String platform) {
    program.checkExport(platform);
  }

  /**
   * Throws if a dimension is symbolic.
   *
   * @throws PjrtException with {@link StatusCode#UNIMPLEMENTED} if so
   */
  public void checkDimensions() {
    program.checkDimensions();
  }

  /** Returns the program's code: MLIR bytecode, or text in UTF-8. */
  public byte[] code() {
    return program.code().clone();
  }

  /** Returns the function with another derivative, or none. */
  public ExportedModule withVjp(Optional<ExportedModule> newVjp) {
    return new ExportedModule(
        name,
        platforms,
        deviceCount,
        callingConvention,
        inputs,
        outputs,
        keptInputs,
        program,
        inputTree,
        outputTree,
        effects,
        newVjp);
  }

  /** Returns whether the program's first parameter is the index of the platform, an {@code s32}. */
  public boolean takesPlatformIndex() {
    return platforms.size() > 1;
  }

  /**
   * Returns the types of the inputs that the program takes, without the platform's index.
   *
   * @throws PjrtException if one of them has no type: see {@link Leaf#type()}
   */
  public List<ArrayType> keptTypes() {
    return keptInputs.stream().map(place -> inputs.get(place).type()).toList();
  }

  /**
   * Returns the program's arguments among those for all inputs, without the platform's index.
   *
   * @throws PjrtException if there are more or fewer arguments than inputs
   */
  public <T> List<T> kept(List<T> arguments) {
    if (arguments.size() != inputs.size()) {
      throw PjrtException.invalid(
          "exported: function %s takes %d arguments; got %d"
              .formatted(name, inputs.size(), arguments.size()));
    }
    List<T> kept = new ArrayList<>();
    keptInputs.forEach(place -> kept.add(arguments.get(place)));
    return List.copyOf(kept);
  }
}
