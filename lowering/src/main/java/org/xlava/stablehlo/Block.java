package org.xlava.stablehlo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Shape;
import org.xlava.TensorType;
import org.xlava.ir.Atom;
import org.xlava.ir.Equation;
import org.xlava.ir.Jaxpr;
import org.xlava.ir.Literal;
import org.xlava.ir.Var;
import org.xlava.primitive.Axes;

/**
 * The body of a function or region in the making. Constants are written once, where first needed.
 */
final class Block {
  /** Where deeper nesting stops to show, so that text grows with the program alone. */
  private static final int DEEPEST_INDENT = 64;

  private final ModuleWriter module;
  private final String indent;
  private final StringBuilder text = new StringBuilder();
  private final Map<Literal, Value> constants = new HashMap<>();
  private final int[] counter;
  private @Nullable Value token;

  // Of the equation that is being written; null where locations aren't shown.
  private @Nullable Location location;

  Block(ModuleWriter module, String indent, @Nullable Location location) {
    this(module, indent, location, new int[1]);
  }

  private Block(ModuleWriter module, String indent, @Nullable Location location, int[] counter) {
    this.location = location;
    this.module = module;
    this.indent = indent;
    this.counter = counter;
  }

  /** A block inside this one, whose names, and order of effects, continue this one's. */
  Block nested() {
    String deeper = indent.length() < DEEPEST_INDENT ? indent + "    " : indent;
    Block nested = new Block(module, deeper, location, counter);
    nested.token = token;
    return nested;
  }

  /** As the other, with a name for the region. */
  Block nested(String region) {
    Block nested = nested();
    nested.location = location == null ? null : location.region(region);
    return nested;
  }

  // --- the order of effects: each takes the token of the one before it and gives the next

  /** The values, then the token of the last effect. */
  List<Value> withToken(List<Value> values) {
    if (token == null) {
      token = line("stablehlo.create_token : !stablehlo.token", Types.TOKEN);
    }
    List<Value> all = new ArrayList<>(values);
    all.add(token);
    return all;
  }

  /** The values without the last one, which is the token of the last effect from now on. */
  List<Value> takeToken(List<Value> values) {
    token = values.getLast();
    return values.subList(0, values.size() - 1);
  }

  ModuleWriter module() {
    return module;
  }

  String text() {
    return text.toString();
  }

  String indent() {
    return indent;
  }

  /** Writes {@code program} with the given arguments and returns the values of its outputs. */
  List<Value> program(Jaxpr program, List<Value> arguments) {
    Value[] values = new Value[program.variables()];
    for (int i = 0; i < arguments.size(); i++) {
      values[program.inputs().get(i).id()] = arguments.get(i);
    }
    Location outer = location;
    for (Equation e : program.equations()) {
      location = outer == null ? null : outer.of(e);
      List<Value> results = Emitter.emit(this, e.primitive(), read(values, e.inputs()));
      for (int i = 0; i < results.size(); i++) {
        values[e.outputs().get(i).id()] = results.get(i);
      }
    }
    location = outer;
    return read(values, program.outputs());
  }

  private List<Value> read(Value[] values, List<Atom> atoms) {
    List<Value> result = new ArrayList<>(atoms.size());
    for (Atom a : atoms) {
      result.add(a instanceof Var v ? values[v.id()] : constant((Literal) a));
    }
    return result;
  }

  Value constant(Literal literal) {
    Literal strong = literal.as(literal.type().dtype(), false);
    Value known = constants.get(strong);
    if (known == null) {
      known =
          line(
                  Template.fill(
                      "stablehlo.constant dense<%s> : %s",
                      Constants.text(strong), Types.of(strong.type())),
                  strong.type())
              .from(new Origin.Constant(strong));
      constants.put(strong, known);
    }
    return known;
  }

  Value constant(DType dtype, Object value) {
    return constant(Literal.of(dtype, false, value));
  }

  /** A constant of the dtype and shape of {@code like}. */
  Value constantLike(Value like, Object value) {
    return broadcast(constant(like.type().dtype(), value), like.type().shape());
  }

  /** An operation whose operands and result are of one type. */
  Value op(String op, Value first, Value... others) {
    return op(op, first.type(), all(first, others));
  }

  /** An operation whose result type is written as that of all operands. */
  Value op(String op, TensorType result, List<Value> operands) {
    return line(Template.fill("%s %s : %s", op, names(operands), Types.of(result)), result);
  }

  /** An operation written with its function type; {@code attributes} follow the operands. */
  Value typed(String op, String attributes, TensorType result, Value first, Value... others) {
    return typed(op, attributes, result, all(first, others));
  }

  Value typed(String op, String attributes, TensorType result, List<Value> operands) {
    return line(
        Template.fill(
            "%s %s%s : %s", op, names(operands), attributes, Types.function(operands, result)),
        result);
  }

  private static List<Value> all(Value first, Value... others) {
    List<Value> operands = new ArrayList<>();
    operands.add(first);
    operands.addAll(List.of(others));
    return operands;
  }

  static String names(List<Value> values) {
    StringJoiner names = new StringJoiner(", ");
    for (Value value : values) {
      names.add(value.name());
    }
    return names.toString();
  }

  /** Writes one operation of one result. */
  Value line(String operation, TensorType result) {
    Value value = fresh(result);
    text.append(indent).append(value).append(" = ").append(operation);
    endLine();
    return value;
  }

  /** Writes one operation of several results. */
  List<Value> lines(String operation, List<TensorType> results) {
    if (results.size() == 1) {
      return List.of(line(operation, results.getFirst()));
    }
    String name = "%" + counter[0]++;
    text.append(indent);
    if (!results.isEmpty()) {
      text.append(name).append(':').append(results.size()).append(" = ");
    }
    text.append(operation);
    endLine();
    List<Value> values = new ArrayList<>();
    for (TensorType t : results) {
      values.add(new Value(name + "#" + values.size(), t));
    }
    return values;
  }

  Value fresh(TensorType type) {
    return new Value("%" + counter[0]++, type);
  }

  void finish(String terminator, List<Value> values) {
    text.append(indent).append(terminator);
    if (!values.isEmpty()) {
      String types = Types.list(values.stream().map(Value::type));
      text.append(' ').append(names(values)).append(" : ").append(types);
    }
    endLine();
  }

  private void endLine() {
    if (location != null) {
      text.append(' ').append(location);
    }
    text.append('\n');
  }

  /** Ends {@code body}, a block inside this one, and gives the text of the region that it is. */
  String region(Block body, List<Value> parameters, List<Value> results) {
    body.finish("stablehlo.return", results);
    String head = parameters.isEmpty() ? "" : indent + "^bb0(" + signature(parameters) + "):\n";
    return "{\n" + head + body.text() + indent + "}";
  }

  private static String signature(List<Value> parameters) {
    StringJoiner signature = new StringJoiner(", ");
    for (Value parameter : parameters) {
      signature.add(parameter + ": " + Types.of(parameter.type()));
    }
    return signature.toString();
  }

  // --- what many emitters need

  /** A function of CHLO's. */
  Value chlo(String op, TensorType result, Value first, Value... others) {
    List<Value> operands = all(first, others);
    return line(
        Template.fill(
            "chlo.%s %s : %s -> %s",
            op, names(operands), Types.list(operands.stream().map(Value::type)), Types.of(result)),
        result);
  }

  /** The real part of what is complex. */
  Value real(Value x) {
    return typed("stablehlo.real", "", x.type().withDtype(x.type().dtype().real()), x);
  }

  /** The imaginary part of what is complex. */
  Value imag(Value x) {
    return typed("stablehlo.imag", "", x.type().withDtype(x.type().dtype().real()), x);
  }

  Value compare(String direction, Value x, Value y) {
    String kind =
        switch (x.type().dtype().kind()) {
          case BOOL, NONE, UNSIGNED -> "UNSIGNED";
          case SIGNED -> "SIGNED";
          case FLOAT, COMPLEX -> "FLOAT";
        };
    return compare(direction, kind, x, y);
  }

  Value compare(String direction, String kind, Value x, Value y) {
    TensorType result = TensorType.of(DType.BOOL, x.type().shape());
    return line(
        Template.fill(
            "stablehlo.compare %s, %s, %s, %s : %s",
            direction, x, y, kind, Types.function(List.of(x, y), result)),
        result);
  }

  Value select(Value predicate, Value onTrue, Value onFalse) {
    return line(
        Template.fill(
            "stablehlo.select %s, %s, %s : %s, %s",
            predicate, onTrue, onFalse, Types.of(predicate.type()), Types.of(onTrue.type())),
        onTrue.type());
  }

  Value convert(Value x, DType dtype) {
    TensorType to = x.type().withDtype(dtype);
    return x.type().dtype() == dtype ? x : typed("stablehlo.convert", "", to, x);
  }

  Value reducePrecision(Value x, int exponentBits, int mantissaBits) {
    return line(
        Template.fill(
            "stablehlo.reduce_precision %s, format = e%sm%s : %s",
            x, exponentBits, mantissaBits, Types.of(x.type())),
        x.type());
  }

  Value reshape(Value x, Shape shape) {
    return x.type().shape().equals(shape)
        ? x
        : typed("stablehlo.reshape", "", x.type().withShape(shape), x);
  }

  /** {@code x}, a scalar or of the rank of {@code shape}, stretched to that shape. */
  Value broadcast(Value x, Shape shape) {
    if (x.type().shape().equals(shape)) {
      return x;
    }
    return broadcastInDim(x, shape, Axes.range(x.type().rank()));
  }

  Value broadcastInDim(Value x, Shape shape, List<Integer> dims) {
    return typed(
        "stablehlo.broadcast_in_dim", ", dims = " + Types.list(dims), x.type().withShape(shape), x);
  }
}
