package org.xlava.primitive.elementwise;

import static org.xlava.Lax.*;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.DTypeException;
import org.xlava.Tensor;
import org.xlava.TensorType;
import org.xlava.TransformException;
import org.xlava.primitive.Elementwise;
import org.xlava.primitive.Operands;
import org.xlava.primitive.Operands.Accepts;
import org.xlava.transform.LinearInput;
import org.xlava.transform.Tangents;
import org.xlava.transform.Zero;

/** Elementwise functions of two operands. */
public enum Binary implements Elementwise {
  // For z = f(x, y): the share of dx in dz, then that of dy.
  ADD(Accepts.NUMBER, (g, z, x, y) -> g, (g, z, x, y) -> g),
  AND(Accepts.BITS),
  ATAN2(
      Accepts.INEXACT,
      (g, z, x, y) -> mul(g, overSquaredLength(y, x, y)),
      (g, z, x, y) -> neg(mul(g, overSquaredLength(x, x, y)))),
  COMPLEX(
      Accepts.FLOAT,
      (g, z, x, y) -> complex(g, constant(g, 0)),
      (g, z, x, y) -> complex(constant(g, 0), g)),
  DIV(Accepts.NUMBER, (g, z, x, y) -> div(g, y), (g, z, x, y) -> mul(neg(g), div(z, y))),
  // A tie shares the tangent equally
  MAX(
      Accepts.ANY,
      (g, z, x, y) -> mul(g, balancedEqual(x, z, y)),
      (g, z, x, y) -> mul(g, balancedEqual(y, z, x))),
  MIN(
      Accepts.ANY,
      (g, z, x, y) -> mul(g, balancedEqual(x, z, y)),
      (g, z, x, y) -> mul(g, balancedEqual(y, z, x))),
  MUL(Accepts.NUMBER, (g, z, x, y) -> mul(g, y), (g, z, x, y) -> mul(x, g)),
  MULHI(Accepts.INTEGER),
  NEXTAFTER(Accepts.FLOAT, Binary::unsupported, Binary::unsupported),
  OR(Accepts.BITS),
  POLYGAMMA(
      Accepts.FLOAT,
      Binary::unsupported,
      (g, z, x, y) -> mul(g, polygamma(add(x, constant(x, 1)), y))),
  POW(Accepts.NUMBER, Binary::powBaseTangent, Binary::powExponentTangent),
  REM(
      Accepts.REAL,
      (g, z, x, y) -> g,
      (g, z, x, y) -> mul(neg(g), mul(sign(div(x, y)), floor(abs(div(x, y)))))),
  SHIFT_LEFT(Accepts.INTEGER),
  SHIFT_RIGHT_ARITHMETIC(Accepts.INTEGER),
  SHIFT_RIGHT_LOGICAL(Accepts.INTEGER),
  SUB(Accepts.NUMBER, (g, z, x, y) -> g, (g, z, x, y) -> neg(g)),
  XOR(Accepts.BITS);

  /** The share of one operand's tangent {@code g} in the tangent of {@code z = f(x, y)}. */
  private interface Rule {
    Tensor tangent(Tensor g, Tensor z, Tensor x, Tensor y);
  }

  private final Accepts accepts;
  private final @Nullable Rule left;
  private final @Nullable Rule right;
  private final String operation = name().toLowerCase(Locale.ROOT);

  Binary(Accepts accepts) {
    this(accepts, null, null);
  }

  Binary(Accepts accepts, @Nullable Rule left, @Nullable Rule right) {
    this.accepts = accepts;
    this.left = left;
    this.right = right;
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public TensorType outputType(TensorType[] operands) {
    TensorType x = operands[0];
    TensorType y = operands[1];
    Operands.check(operation, accepts, x);
    if (this == POW && x.dtype().isInexact() && y.dtype().isInteger()) {
      return new TensorType(x.dtype(), Operands.broadcast(operation, x, y), Operands.weak(x, y));
    }
    Operands.sameDtype(operation, x, y);
    if (this == POW && !x.dtype().isInexact()) {
      throw new DTypeException(
          "pow: the base must have a floating or complex dtype; got "
              + Operands.show(x, y)
              + ". Use Numpy.power, which promotes");
    }
    DType dtype = this == COMPLEX ? x.dtype().complex() : x.dtype();
    return new TensorType(dtype, Operands.broadcast(operation, x, y), Operands.weak(x, y));
  }

  @Override
  public Tensor jvp(Tensor[] operands, Tensor result, Tensor[] tangents) {
    if (left == null || right == null || !result.dtype().isInexact()) {
      return Zero.of(result.type());
    }
    if (this == SUB && !Zero.is(tangents[0]) && !Zero.is(tangents[1])) {
      return sub(tangents[0], tangents[1]);
    }
    Tensor x = share(left, tangents[0], result, operands);
    Tensor y = share(right, tangents[1], result, operands);
    Tensor sum = Tangents.add(x, y);
    // The tangent of a stretched operand has that operand's shape.
    return Zero.is(sum) ? sum : broadcastTo(sum, result.shape());
  }

  private static Tensor share(Rule rule, Tensor g, Tensor result, Tensor[] operands) {
    return Zero.is(g) ? Zero.of(result.type()) : rule.tangent(g, result, operands[0], operands[1]);
  }

  @Override
  public Tensor[] transpose(Tensor ct, Tensor[] operands) {
    Tensor x = operands[0];
    Tensor y = operands[1];
    boolean inX = LinearInput.is(x);
    boolean inY = LinearInput.is(y);
    return switch (this) {
      case ADD -> both(x, inX, ct, y, inY, ct);
      case SUB -> both(x, inX, ct, y, inY, inY ? neg(ct) : ct);
      case MUL -> {
        if (inX && inY) {
          throw notLinear();
        }
        yield inX
            ? both(x, true, mul(ct, y), y, false, ct)
            : both(x, false, ct, y, true, mul(x, ct));
      }
      case DIV -> {
        if (inY) {
          throw notLinear();
        }
        yield both(x, true, div(ct, y), y, false, ct);
      }
      case COMPLEX -> both(x, inX, inX ? real(ct) : ct, y, inY, inY ? imag(neg(ct)) : ct);
      case AND,
          ATAN2,
          MAX,
          MIN,
          MULHI,
          NEXTAFTER,
          OR,
          POLYGAMMA,
          POW,
          REM,
          SHIFT_LEFT,
          SHIFT_RIGHT_ARITHMETIC,
          SHIFT_RIGHT_LOGICAL,
          XOR ->
          throw notLinear();
    };
  }

  private static Tensor[] both(
      Tensor x, boolean inX, Tensor ctX, Tensor y, boolean inY, Tensor ctY) {
    return new Tensor[] {
      inX ? Tangents.unbroadcast(x.type(), ctX) : Zero.of(x.type()),
      inY ? Tangents.unbroadcast(y.type(), ctY) : Zero.of(y.type())
    };
  }

  // 1 where x is the extremum z, 1/2 where y is too
  private static Tensor balancedEqual(Tensor x, Tensor z, Tensor y) {
    Tensor one = constant(z, 1);
    Tensor mine = select(eq(x, z), one, constant(z, 0));
    return div(mine, select(eq(y, z), constant(z, 2), one));
  }

  // c/(x² + y²), c being x or y, without squares that overflow: with the quotient q of the operand
  // of smaller magnitude by the other, l, it is 1/(1 + q²)/l or q times that
  private static Tensor overSquaredLength(Tensor c, Tensor x, Tensor y) {
    if (x.dtype().isComplex()) {
      return div(c, add(square(x), square(y)));
    }
    Tensor first = gt(abs(x), abs(y));
    Tensor l = select(first, x, y);
    Tensor q = div(select(first, y, x), l);
    Tensor one = constant(x, 1);
    Tensor factor = c == x ? select(first, one, q) : select(first, q, one);
    return div(mul(factor, square(Slope.INVERSE_HYPOTENUSE.of(q))), l);
  }

  // d(x^y) = y x^(y-1) dx, where 0^0 is 1 for all that derivatives know of it: the power that
  // y = 0 is multiplied with must not be infinite
  private static Tensor powBaseTangent(Tensor g, Tensor z, Tensor x, Tensor y) {
    Tensor exponent = convertElementType(y, x.dtype());
    Tensor zero = constant(exponent, 0);
    Tensor lower = sub(exponent, constant(exponent, 1));
    Tensor safe = select(and(eq(exponent, zero), eq(x, constant(x, 0))), zero, lower);
    Tensor slope = mul(exponent, pow(x, safe));
    return mul(g, y.dtype().isInteger() ? select(eq(exponent, zero), zero, slope) : slope);
  }

  // d(x^y) = log(x) x^y dy, taken as 0 where x is
  private static Tensor powExponentTangent(Tensor g, Tensor z, Tensor x, Tensor y) {
    return mul(g, mul(log(replaceZero(x)), z));
  }

  private static Tensor replaceZero(Tensor x) {
    return select(eq(x, constant(x, 0)), constant(x, 1), x);
  }

  private static Tensor unsupported(Tensor g, Tensor z, Tensor x, Tensor y) {
    throw new TransformException(
        "jvp: this operation has no derivative in this operand; wrap it in stopGradient or give a"
            + " customJvp");
  }
}
