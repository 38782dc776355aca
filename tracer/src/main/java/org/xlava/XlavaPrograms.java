package org.xlava;

import java.util.List;
import org.xlava.function.Inspection;
import org.xlava.ir.Jaxpr;

/** What is done with traced programs; see {@link Xlava}. */
abstract class XlavaPrograms extends XlavaAnnotations {
  XlavaPrograms() {}

  /**
   * The results of {@code program}, such as {@code makeJaxpr} gives, of operands that may be those
   * of a function that is being transformed.
   *
   * @param constants the tensors that the program captured
   * @throws TransformException when there are more or fewer operands than inputs
   */
  public static List<Tensor> evalJaxpr(Jaxpr program, List<Tensor> constants, Tensor... arguments) {
    return Inspection.evalJaxpr(program, constants, arguments);
  }
}
