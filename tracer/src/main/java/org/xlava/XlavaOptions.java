package org.xlava;

import java.util.Map;

/** What transformations and loops may be told beside the function; see {@link Xlava}. */
abstract class XlavaOptions extends XlavaPrograms {
  XlavaOptions() {}

  // --- jit

  /**
   * The arguments, by their index from 0, or from the end when negative, that {@code jit} and
   * {@code checkpoint} don't trace: the function gets them as they are, so that their values may
   * decide Java {@code if}s. They can be any objects that keep their {@code equals}. {@code jit}
   * traces the function for each of their values anew, as {@code equals} tells them apart, and
   * gives it copies of Lists, Sets and Maps; {@code checkpoint} takes no derivative in them.
   *
   * @throws TransformException when one is null
   */
  public static StaticArgnums staticArgnums(Integer... argnums) {
    return StaticArgnums.of(argnums);
  }

  /**
   * The arguments of a jitted function, by their index from 0, or from the end when negative, whose
   * memory the program may put its results in. Their tensors are gone once the call has begun,
   * whether or not the memory could be used. Where the call is transformed or is part of another
   * program, and while {@link Config#debugNans} looks for NaN or {@link Config#debugInfs} for
   * infinities, nothing is donated.
   *
   * @throws TransformException when one is null
   */
  public static JitOption donateArgnums(Integer... argnums) {
    return JitOption.DonateArgnums.of(argnums);
  }

  /**
   * That a call of a jitted function inside another program adds its operations to that program.
   */
  public static JitOption inlined() {
    return new JitOption.Inlined();
  }

  /**
   * That arguments which a jitted function's program doesn't use are parameters of it all the same.
   * Without this option they are left out of the compiled program, and not brought to the device,
   * but for those that are donated.
   */
  public static JitOption keepUnused() {
    return new JitOption.KeepUnused();
  }

  /**
   * Options of the compiler for a jitted function, by their names in XLA, such as {@code
   * xla_backend_optimization_level}: strings, booleans or numbers. What there is depends on the
   * plugin. Programs that are compiled with other options are other programs to all caches. Only
   * the outermost jitted function is compiled as a unit, and can have them.
   *
   * <p>A call throws {@link ExecutionException} when the plugin doesn't know an option, or its
   * value isn't one that the option can have, and {@link TransformException} when it is part of
   * another program.
   *
   * @throws TransformException when the Map, a name or a value is null, or a value is of another
   *     type
   */
  public static JitOption compilerOptions(Map<String, ?> options) {
    return JitOption.CompilerOptions.of("jit", options);
  }

  /**
   * What programs and messages call a jitted function, instead of by its class's name.
   *
   * @throws TransformException when it is null
   */
  public static JitOption named(String name) {
    return JitOption.Named.of(name);
  }

  // --- vmap

  /**
   * The axes of arguments for {@code vmap}: one for all of them, or one for each. An entry is an
   * axis, which may count from the end when negative, {@link Xlava#NONE} for what isn't mapped, or
   * a {@code List} or {@code Map} of entries for the parts of a tree; a record's are given as a
   * {@code List} in the order of its components or as a {@code Map} by their names.
   *
   * @throws TransformException when there is no entry, or one is null
   */
  public static AxisSpec inAxes(Object... axes) {
    return AxisSpec.of(AxisSpec.Role.IN, axes);
  }

  /**
   * The axes of results for {@code vmap}: one for all of them, or one for each part of the result,
   * as for {@link #inAxes}.
   *
   * @throws TransformException when there is no entry, or one is null
   */
  public static AxisSpec outAxes(Object... axes) {
    return AxisSpec.of(AxisSpec.Role.OUT, axes);
  }

  /**
   * A name for the axis that {@code vmap} maps over, by which the examples communicate: see {@link
   * Lax#psum} and its like.
   *
   * @throws TransformException when it is null
   */
  public static VmapOption axisName(String name) {
    return VmapOption.AxisName.of(name);
  }

  /**
   * The number of examples that {@code vmap} maps over, for functions of which no argument is
   * mapped.
   *
   * @throws TransformException when it is negative
   */
  public static VmapOption axisSize(int size) {
    return VmapOption.AxisSize.of(size);
  }

  // --- derivatives

  /**
   * Several arguments to take derivatives in, by their index from 0, or from the end when negative.
   *
   * @throws TransformException when one is null
   */
  public static Argnums argnums(Integer... indices) {
    return Argnums.of(indices);
  }

  /**
   * That a function is holomorphic, from complex arguments to complex results, so that its
   * derivative is a complex number. The gradient of any other function of a complex {@code x + iy}
   * to a real u is {@code du/dx - i du/dy}, and needs no option.
   */
  public static GradOption holomorphic() {
    return new GradOption.Holomorphic();
  }

  /**
   * That arguments that a derivative is taken in may be integers and booleans, whose gradient is of
   * {@link DType#FLOAT0}.
   */
  public static GradOption allowInt() {
    return new GradOption.AllowInt();
  }

  /**
   * Whether {@code checkpoint} keeps the compiler from recognising a computation as one that has
   * been made before and keeping its results after all, as it does unless told otherwise; inside of
   * {@code scan} it needn't. A {@code Boolean}, or a {@code List} of one for each argument that
   * isn't static, or Lists and Maps of them that are a prefix of its tree: the compiler may still
   * recognise what depends on no argument of those that are true.
   *
   * @throws TransformException when it is neither a boolean nor a {@code List}
   */
  public static CheckpointOption preventCse(Object flags) {
    return CheckpointOption.PreventCse.of(flags);
  }

  // --- loops

  /**
   * The number of steps of {@code scan}, for where no arrays tell it.
   *
   * @throws TransformException when it is negative
   */
  public static ScanOption length(int steps) {
    return ScanOption.Length.of(steps);
  }

  /**
   * That {@code scan} goes from the last slice to the first, and that {@code associativeScan}
   * combines each element with all after it.
   */
  public static ScanOption.Reverse reverse() {
    return new ScanOption.Reverse();
  }

  /**
   * How many steps one round of the compiled loop of {@code scan} takes, which trades the size of
   * the program for its speed; no loop is left if it is the number of steps or more.
   *
   * @throws TransformException when it is less than 1
   */
  public static ScanOption unroll(int steps) {
    return ScanOption.Unroll.of(steps);
  }

  /**
   * The axis along which {@code associativeScan} takes slices, from the end when negative; 0 unless
   * told.
   */
  public static AssociativeScanOption along(int axis) {
    return new AssociativeScanOption.Along(axis);
  }
}
