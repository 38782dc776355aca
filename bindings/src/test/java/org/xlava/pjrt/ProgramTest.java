package org.xlava.pjrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
  private static Client client;

  @BeforeAll
  static void open() {
    client = Cpu.client();
  }

  @AfterAll
  static void close() {
    client.close();
  }

  // A scalar in tuple types, which nest in angle brackets.
  private static String tuples(int depth) {
    String type = "tuple<".repeat(depth) + "tensor<f32>" + ">".repeat(depth);
    return "func.func @main(%%x: %s) -> %s { return %%x : %s }".formatted(type, type, type);
  }

  // Cases within cases, which nest in round and curly brackets.
  private static String regions(int depth) {
    String open = "\"stablehlo.case\"(%i) ({ ";
    String inner = "stablehlo.return %x : tensor<f32>";
    String close = " }) : (tensor<i32>) -> tensor<f32>";
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      body.append("%r").append(i).append(" = ").append(open);
    }
    body.append(inner);
    for (int i = depth - 1; i >= 0; i--) {
      body.append(close).append(' ');
      if (i > 0) {
        body.append("stablehlo.return %r").append(i).append(" : tensor<f32>");
      }
    }
    return "func.func @main(%x: tensor<f32>, %i: tensor<i32>) -> tensor<f32> { "
        + body
        + " return %r0 : tensor<f32> }";
  }

  @Test
  void mlir_nothing_throws() {
    assertThatThrownBy(() -> Program.mlir((String) null))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: text must not be null; got null");
    assertThatThrownBy(() -> Program.mlir((byte[]) null))
        .hasMessage("program: code must not be empty; got null");
    assertThatThrownBy(() -> Program.mlir(""))
        .hasMessage("program: code must not be empty; got 0 bytes");
  }

  @Test
  void mlir_deepTuples_throws() {
    assertThatThrownBy(() -> Program.mlir(tuples(100_000)))
        .isInstanceOf(PjrtException.class)
        .hasMessageMatching("program: brackets must nest at most 1000 deep; got more at byte \\d+");
  }

  @Test
  void mlir_deepRegions_throws() {
    assertThatThrownBy(() -> Program.mlir(regions(20_000)))
        .hasMessageStartingWith("program: brackets must nest at most 1000 deep");
  }

  @Test
  void compile_nestingAtTheLimit_isSurvived() {
    assertThatThrownBy(() -> client.compile(Program.mlir(tuples(999))))
        .isInstanceOf(PjrtException.class);
    assertThatCode(() -> client.compile(Program.mlir(regions(490))).close())
        .doesNotThrowAnyException();
  }

  @Test
  void mlir_bracketsInStringsAndComments_areNotCounted() {
    String brackets = "(".repeat(2000);
    String text =
        "// "
            + brackets
            + "\nmodule attributes {mhlo.a = \"\\\""
            + brackets
            + "\"} { func.func @main(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> } }";
    try (LoadedExecutable executable = client.compile(Program.mlir(text))) {
      assertThat(executable.parameterTypes()).containsExactly(Cpu.F32);
    }
  }

  @Test
  void mlir_manyArrows_areNotCounted() {
    assertThatCode(() -> Program.mlir("-> ".repeat(2000) + "<".repeat(999)))
        .doesNotThrowAnyException();
  }

  // Matching by repetition would overflow a stack, and looking to the end each time take minutes.
  @Test
  void mlir_longTexts_areRead() {
    int length = 200_000;
    List<String> texts =
        List.of(
            "%0 = stablehlo.bitcast_convert " + "a ".repeat(length),
            "%0 = stablehlo.bitcast_convert " + "a\n".repeat(length),
            "bitcast_convert ".repeat(length),
            " \t\n".repeat(length),
            "func.func @f() {}\n".repeat(length),
            "!a = tensor<f32>\n".repeat(length),
            "tensor<".repeat(900) + " ".repeat(length),
            "tensor<" + "1 x ".repeat(length));
    for (String text : texts) {
      assertThatCode(() -> Program.mlir(text)).doesNotThrowAnyException();
    }
  }

  private static final String IDENTITY =
      " func.func @main(%x: tensor<f32>) -> tensor<f32> { return %x : tensor<f32> }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "func.func private @f(%x: tensor<f32>) -> tensor<f32>",
        "func.func private @f(tensor<f32>)",
        "func.func @f(%x: tensor<f32> {a = 1}) -> (tensor<f32> {b = 2}) attributes {c = {}}",
        "func.func nested @f() -> !stablehlo.token"
      })
  void mlir_functionWithoutBody_throws(String declaration) {
    assertThatThrownBy(() -> Program.mlir(declaration + IDENTITY))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: functions must have a body; got a declaration of @f");
    assertThatThrownBy(() -> Program.mlir("module {" + IDENTITY + declaration + "}"))
        .hasMessage("program: functions must have a body; got a declaration of @f");
  }

  @Test
  void mlir_recursion_throws() {
    String text =
        """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %0 = call @f(%x) : (tensor<f32>) -> tensor<f32>
          return %0 : tensor<f32>
        }
        func.func private @f(%x: tensor<f32>) -> tensor<f32> {
          %0 = func.call @f(%x) : (tensor<f32>) -> tensor<f32>
          return %0 : tensor<f32>
        }
        """;
    assertThatThrownBy(() -> Program.mlir(text))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: functions must not call themselves; got a cycle through @f");
  }

  // The same in the generic form, in which the names of operations are strings.
  private static String generic(String functions) {
    return """
    "builtin.module"() ({
      "func.func"() <{function_type = (tensor<f64>) -> tensor<f64>, sym_name = "main"}> ({
      ^bb0(%x: tensor<f64>):
        %0 = "func.call"(%x) <{callee = @f}> : (tensor<f64>) -> tensor<f64>
        "func.return"(%0) : (tensor<f64>) -> ()
      }) : () -> ()
    """
        + functions
        + "}) : () -> ()";
  }

  @Test
  void mlir_genericForm_isCheckedAlike() {
    String declaration =
        """
        "func.func"() ({
        }) {function_type = (tensor<f64>) -> tensor<f64>, sym_name = "f"} : () -> ()
        """;
    assertThatThrownBy(() -> Program.mlir(generic(declaration)))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: functions must have a body; got a declaration of @f");
    String sound =
        """
        "func.func"() <{function_type = (tensor<f64>) -> tensor<f64>, sym_name = "f"}> ({
        ^bb0(%x: tensor<f64>):
          "func.return"(%x) : (tensor<f64>) -> ()
        }) : () -> ()
        """;
    try (LoadedExecutable executable = client.compile(Program.mlir(generic(sound)))) {
      assertThat(executable.name()).isNotEmpty();
    }
    String recursion =
        sound.replace(
            "\"func.return\"(%x)",
            "%0 = \"func.call\"(%x) <{callee = @main}> : (tensor<f64>) -> tensor<f64>\n"
                + "\"func.return\"(%0)");
    assertThatThrownBy(() -> Program.mlir(generic(recursion)))
        .hasMessageStartingWith(
            "program: functions must not call themselves; got a cycle through @");
    String bitcast =
        sound.replace(
            "^bb0(%x: tensor<f64>):",
            "^bb0(%x: tensor<f64>):\n%b = \"stablehlo.bitcast_convert\"(%x)\n"
                + " : (tensor<f64>) -> tensor<64xi1>");
    assertThatThrownBy(() -> Program.mlir(generic(bitcast)))
        .hasMessageStartingWith("program: bitcast_convert must not mix i1 with wider elements");
  }

  @Test
  void mlir_bitcastOfAliasedTypes_throws() {
    String text =
        """
        !bits = tensor<64xi1>
        func.func @main(%x: tensor<f64>) -> !bits {
          %0 = stablehlo.bitcast_convert %x : (tensor<f64>) -> !bits
          return %0 : !bits
        }
        """;
    assertThatThrownBy(() -> Program.mlir(text))
        .hasMessage(
            "program: bitcast_convert must not mix i1 with wider elements;"
                + " got tensor<f64> to tensor<64xi1>");
  }

  @Test
  void mlir_aliasesOfAliases_throws() {
    StringBuilder text = new StringBuilder("!t0 = tensor<f32>\n");
    for (int i = 1; i < 40; i++) {
      text.append("!t%d = tuple<!t%d, !t%d>\n".formatted(i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> Program.mlir(text + IDENTITY))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: types must have at most 1048576 parts; got more in !t20");
  }

  @Test
  void mlir_vhloAsText_throws() {
    assertThatThrownBy(() -> Program.mlir("\"vhlo.return_v1\"() : () -> ()" + IDENTITY))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "program: VHLO must come as a portable artifact, which is bytecode; got it as text");
  }

  @Test
  void mlir_recursionThroughACustomCall_throws() {
    String text =
        """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %0 = stablehlo.custom_call @foo(%x) {called_computations = [@main]}
            : (tensor<f32>) -> tensor<f32>
          return %0 : tensor<f32>
        }
        """;
    assertThatThrownBy(() -> Program.mlir(text))
        .hasMessage("program: functions must not call themselves; got a cycle through @main");
  }

  private static String chain(int length) {
    StringBuilder text =
        new StringBuilder(
            """
            func.func @main(%x: tensor<f32>) -> tensor<f32> {
              %0 = call @f1(%x) : (tensor<f32>) -> tensor<f32>
              return %0 : tensor<f32>
            }
            """);
    for (int i = 1; i < length; i++) {
      String body =
          i + 1 < length
              ? "call @f%d(%%x) : (tensor<f32>) -> tensor<f32>".formatted(i + 1)
              : "stablehlo.sine %x : tensor<f32>";
      text.append(
          """
          func.func private @f%d(%%x: tensor<f32>) -> tensor<f32> {
            %%0 = %s
            return %%0 : tensor<f32>
          }
          """
              .formatted(i, body));
    }
    return text.toString();
  }

  @Test
  void compile_deepCalls_isSurvivedUpToTheLimit() {
    assertThatCode(() -> client.compile(Program.mlir(chain(1000))).close())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Program.mlir(chain(1001)))
        .isInstanceOf(PjrtException.class)
        .hasMessage("program: calls must be at most 1000 deep; got more from @main");
  }

  @Test
  void compile_functionsThatCallOthers_works() {
    String text =
        """
        module @"a // name" attributes {mhlo.num_partitions = 1 : i32} {
          func.func public @main(%x: tensor<f32> {mhlo.sharding = "{replicated}"})
              -> (tensor<f32> {jax.result_info = "result"}) {
            %0 = call @f(%x) : (tensor<f32>) -> tensor<f32>  // not @main
            %1:2 = call @g(%0, %x) : (tensor<f32>, tensor<f32>) -> (tensor<f32>, tensor<f32>)
            return %1#1 : tensor<f32>
          }
          func.func private @f(%x: tensor<f32>) -> tensor<f32> {
            return %x : tensor<f32>
          }
          func.func private @g(%x: tensor<f32>, %y: tensor<f32>) -> (tensor<f32>, tensor<f32>)
              attributes {no_inline} {
            %0 = call @f(%x) : (tensor<f32>) -> tensor<f32>
            return %y, %0 : tensor<f32>, tensor<f32>
          }
        }
        """;
    try (LoadedExecutable executable = client.compile(Program.mlir(text))) {
      assertThat(Cpu.floats(executable.execute(Cpu.scalar(client, 3))[0])).containsExactly(3);
    }
  }

  @Test
  void mlir_bitcastToBits_throws() {
    String text =
        """
        func.func @main(%x: tensor<f64>) -> tensor<64xi1> {
          %0 = stablehlo.bitcast_convert %x : (tensor<f64>) -> tensor<64xi1>
          return %0 : tensor<64xi1>
        }
        """;
    assertThatThrownBy(() -> Program.mlir(text))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "program: bitcast_convert must not mix i1 with wider elements;"
                + " got tensor<f64> to tensor<64xi1>");
    assertThatCode(() -> Program.mlir(text.replace("i1>", "i16>"))).doesNotThrowAnyException();
  }

  @Test
  void compile_garbage_throwsTheParsersMessage() {
    assertThatThrownBy(() -> client.compile(Program.mlir("garbage")))
        .isInstanceOfSatisfying(
            PjrtException.class,
            e -> assertThat(e.code()).isIn(StatusCode.INVALID_ARGUMENT, StatusCode.UNKNOWN))
        .hasMessageStartingWith("compile: ")
        .hasMessageContaining("custom op 'garbage' is unknown");
  }

  @Test
  void mlir_magicNumberAlone_throws() {
    byte[] code = "ML\u00EFR".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Program.mlir(code))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "program: bytecode must be well-formed; got an end where a byte is due at byte 4");
  }

  @Test
  void compile_typeError_throws() {
    String text =
        "func.func @main(%x: tensor<3xf32>) -> tensor<2xf32> { return %x : tensor<3xf32> }";
    assertThatThrownBy(() -> client.compile(Program.mlir(text)))
        .isInstanceOf(PjrtException.class)
        .hasMessageStartingWith("compile: ");
  }

  @Test
  void compile_unknownCustomCall_throws() {
    String text =
        """
        func.func @main(%x: tensor<f32>) -> tensor<f32> {
          %0 = stablehlo.custom_call @nowhere(%x) {api_version = 4 : i32}
            : (tensor<f32>) -> tensor<f32>
          return %0 : tensor<f32>
        }
        """;
    assertThatThrownBy(() -> client.compile(Program.mlir(text)))
        .isInstanceOfSatisfying(
            PjrtException.class, e -> assertThat(e.code()).isEqualTo(StatusCode.NOT_FOUND))
        .hasMessageContaining("nowhere");
  }

  @Test
  void compile_null_throws() {
    assertThatThrownBy(() -> client.compile(null))
        .hasMessage("compile: program and options must not be null; got null");
  }

  @Test
  void compile_foreignDeviceId_throws() {
    CompileOptions options = new CompileOptions(1, 1, List.of(77), false, false, Map.of());
    assertThatThrownBy(() -> client.compile(Cpu.ADD, options))
        .hasMessage(
            "compile: device ids must be the client's; got 77, the client has [0, 1, 2, 3]");
  }

  @Test
  void compile_moreReplicasThanDevices_throws() {
    CompileOptions options = CompileOptions.defaults().withReplicas(2);
    assertThatThrownBy(() -> client.compile(Cpu.ADD, options.withPartitions(3)))
        .isInstanceOf(PjrtException.class)
        .hasMessage(
            "compile: replicas times partitions must be at most the client's 4 devices; got 2 * 3");
    assertThatThrownBy(
            () ->
                client.compile(
                    Cpu.ADD,
                    options.withReplicas(Integer.MAX_VALUE).withPartitions(Integer.MAX_VALUE)))
        .hasMessageStartingWith("compile: replicas times partitions must be at most");
  }

  @Test
  void compile_unknownFlag_throws() {
    CompileOptions options =
        CompileOptions.defaults().withXlaFlag("xla_no_such_flag", new NamedValue.Bool(true));
    assertThatThrownBy(() -> client.compile(Cpu.ADD, options))
        .isInstanceOf(PjrtException.class)
        .hasMessageContaining("xla_no_such_flag");
  }

  // The upper half of a product at each width, against one of twice the width computed here.
  @ParameterizedTest
  @ValueSource(strings = {"i8", "ui8", "i16", "ui16", "i32", "ui32", "i64", "ui64"})
  void mulhi_ofEveryWidth_isTheUpperHalf(String element) {
    String text =
        """
        func.func @main(%%x: tensor<1x%1$s>, %%y: tensor<1x%1$s>) -> (tensor<1x%1$s>, tensor<1x%1$s>) {
          %%0 = "chlo.mulhi"(%%x, %%y) : (tensor<1x%1$s>, tensor<1x%1$s>) -> tensor<1x%1$s>
          %%1 = chlo.mulhi %%y, %%0 : tensor<1x%1$s>, tensor<1x%1$s> -> tensor<1x%1$s>
          return %%0, %%1 : tensor<1x%1$s>, tensor<1x%1$s>
        }
        """
            .formatted(element);
    ElementType type =
        ElementType.valueOf(element.replace("ui", "u").replace("i", "s").toUpperCase(Locale.ROOT));
    try (Client client = Cpu.client();
        LoadedExecutable mulhi = client.compile(Program.mlir(text))) {
      Random random = new Random(7);
      for (int i = 0; i < 200; i++) {
        BigInteger x = wrapped(new BigInteger(64, random), type);
        BigInteger y = wrapped(new BigInteger(64, random), type);
        BigInteger high = wrapped(x.multiply(y).shiftRight(type.bits()), type);
        Buffer[] results = mulhi.execute(integer(client, type, x), integer(client, type, y));
        assertThat(integer(results[0])).isEqualTo(high);
        assertThat(integer(results[1]))
            .isEqualTo(wrapped(y.multiply(high).shiftRight(type.bits()), type));
      }
    }
  }

  private static BigInteger wrapped(BigInteger value, ElementType type) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(type.bits());
    BigInteger low = value.mod(modulus);
    boolean negative = type.symbol().startsWith("s") && low.testBit(type.bits() - 1);
    return negative ? low.subtract(modulus) : low;
  }

  private static Buffer integer(Client client, ElementType type, BigInteger value) {
    MemorySegment data = MemorySegment.ofArray(new long[] {value.longValue()});
    return client.upload(data, ArrayType.of(type, 1));
  }

  private static BigInteger integer(Buffer buffer) {
    long[] value = new long[1];
    buffer.copyTo(MemorySegment.ofArray(value));
    return wrapped(BigInteger.valueOf(value[0]), buffer.type().elementType());
  }
}
