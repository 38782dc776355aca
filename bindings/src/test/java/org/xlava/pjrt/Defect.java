package org.xlava.pjrt;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.xlava.pjrt.abi.FramePool;
import org.xlava.pjrt.hlo.HloModule;

/**
 * Defects that the checks of the layer's safety must detect. Each is a change of one class's
 * bytecode; the changed class goes to a folder that a child JVM finds before the real one.
 */
enum Defect {
  /** An execution with an argument that is destroyed meanwhile. */
  USES_NOT_COUNTED(
      SafetyCheck.CLOSE_RACES,
      "",
      NativeHandle.class,
      body("acquire", Defect::testClosedBit).andThen(skipped("release"))),

  /** A second destruction of the same object. */
  SECOND_CLOSE_DESTROYS(SafetyCheck.CLOSING, "", NativeHandle.class, unconditional("close")),

  /** The use of an object after its destruction. */
  CLOSED_BIT_IGNORED(SafetyCheck.CLOSING, "", NativeHandle.class, answering("acquire", 1)),

  /** A client that is closed before its children. */
  CHILDREN_FORGOTTEN(
      SafetyCheck.CLOSING,
      "what lives in a closed client|to raise a throwable",
      ClientState.class,
      body("closeAll", Defect::closeOnly)),

  /** Arguments that are never given back. */
  ARGUMENTS_NOT_RELEASED(
      SafetyCheck.LEAKS, "live buffers|grew by", LoadedExecutable.class, skipped("release")),

  /** An event of every upload and download. */
  EVENTS_NOT_DESTROYED(SafetyCheck.LEAKS, "grew by", Api.class, skipped("destroyEvent")),

  /** Every error that the plugin reports. */
  ERRORS_NOT_DESTROYED(SafetyCheck.LEAKS, "grew by", Api.class, skipped("destroyError")),

  /** Every object that was closed. */
  OBJECTS_NOT_DESTROYED(SafetyCheck.LEAKS, "grew by", ClientState.class, skipped("destroyNative")),

  /** Handles that the collector found. */
  FOUND_NOT_CLOSED(SafetyCheck.DROPPING, "live handles", Reclaimer.class, skipped("close")),

  /** Native memory that the collector doesn't see. */
  PRESSURE_IGNORED(SafetyCheck.DROPPING, "bytes held", Pressure.class, skipped("relieve")),

  /** Argument structs that two threads fill at once. */
  FRAMES_SHARED(SafetyCheck.SHARING, "", FramePool.class, leaving("take")),

  /** Waits that an interrupt doesn't end. */
  WAITS_NOT_INTERRUPTIBLE(
      SafetyCheck.INTERRUPTS, "execute: outcome", Detached.class, calling("await", "get", "join")),

  /** Loops that are computed within the call that starts them. */
  LOOPS_NOT_FOUND(
      SafetyCheck.INTERRUPTS, "execute: outcome", HloModule.class, answering("hasLongLoops", 0)),

  /** A client's end that is waited for in the thread that closes it. */
  CLOSE_NOT_INTERRUPTIBLE(
      SafetyCheck.INTERRUPTS,
      "close goes on waiting",
      ClientState.class,
      body("destroy()", Defect::destroyInPlace)),

  /** Host memory that a device still reads. */
  HOST_MEMORY_NOT_KEPT(SafetyCheck.PINNING, "", Completion.class, skipped("then")),

  /** Want of memory as any other failure. */
  MEMORY_NOT_EXPLAINED(
      SafetyCheck.MEMORY, "OutOfMemoryException", ClientState.class, passing("explained")),

  /** An event that isn't recorded. */
  TRANSFERS_NOT_RECORDED(
      SafetyCheck.RECORDING, "recorded events", FlightEvents.Transfer.class, skipped("end")),

  /** A count that isn't kept. */
  TRANSFERS_NOT_COUNTED(SafetyCheck.RECORDING, "metrics", Traffic.class, skipped("transferred"));

  private static final ClassDesc HANDLE = desc(NativeHandle.class);
  private static final ClassDesc STATE = desc(ClientState.class);

  private final SafetyCheck check;
  private final String symptom;
  private final Class<?> target;
  private final ClassTransform change;

  /**
   * Describes a defect.
   *
   * @param check the check that must fail
   * @param symptom a pattern that what it prints must have; a crash will do where it is empty
   */
  Defect(SafetyCheck check, String symptom, Class<?> target, ClassTransform change) {
    this.check = check;
    this.symptom = symptom;
    this.target = target;
    this.change = change;
  }

  /** Returns the check that must detect the defect. */
  SafetyCheck check() {
    return check;
  }

  /** Returns whether a run of the check detected the defect. */
  boolean isDetectedBy(ChildJvm.Result result) {
    if (result.output().contains("LinkageError") || result.output().contains("VerifyError")) {
      return false;
    }
    return symptom.isEmpty()
        ? result.status() != 0
        : result.status() == 1 && Pattern.compile(symptom).matcher(result.output()).find();
  }

  /** Writes the changed class into a folder that goes in front of the class path. */
  void seed(Path folder) throws IOException {
    String name = target.getName().replace('.', '/') + ".class";
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream original = target.getResourceAsStream("/" + name)) {
      ClassFile classes = ClassFile.of();
      Files.write(file, classes.transformClass(classes.parse(original.readAllBytes()), change));
    }
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /** Gives the forms of a method another body. */
  private static ClassTransform body(String method, Consumer<CodeBuilder> body) {
    return (builder, element) -> {
      if (element instanceof MethodModel m && isNamed(m, method)) {
        builder.withMethodBody(m.methodName(), m.methodType(), m.flags().flagsMask(), body);
      } else {
        builder.with(element);
      }
    };
  }

  private static ClassTransform skipped(String method) {
    return body(method, CodeBuilder::return_);
  }

  private static ClassTransform answering(String method, int answer) {
    return body(method, code -> code.loadConstant(answer).ireturn());
  }

  /** Has a method of an object return its argument. */
  private static ClassTransform passing(String method) {
    return body(method, code -> code.aload(1).areturn());
  }

  /** Has a method call another one of the same type. */
  private static ClassTransform calling(String method, String callee, String other) {
    return instructions(
        method,
        (code, element) -> {
          if (element instanceof InvokeInstruction call && call.name().equalsString(callee)) {
            code.invoke(call.opcode(), call.owner().asSymbol(), other, call.typeSymbol(), false);
          } else {
            code.with(element);
          }
        });
  }

  /** Has a method do what it does only if a number is zero whatever the number. */
  private static ClassTransform unconditional(String method) {
    return instructions(
        method,
        (code, element) -> {
          if (element instanceof BranchInstruction branch && branch.opcode() == Opcode.IFNE) {
            code.pop();
          } else {
            code.with(element);
          }
        });
  }

  /** Has a method leave the element of an array that it takes where it is. */
  private static ClassTransform leaving(String method) {
    ClassDesc array = desc(AtomicReferenceArray.class);
    MethodTypeDesc get = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int);
    return instructions(
        method,
        (code, element) -> {
          if (element instanceof InvokeInstruction call && call.name().equalsString("getAndSet")) {
            code.pop().invokevirtual(array, "get", get);
          } else {
            code.with(element);
          }
        });
  }

  private static ClassTransform instructions(String method, CodeTransform change) {
    return ClassTransform.transformingMethodBodies(m -> isNamed(m, method), change);
  }

  /** Returns whether a method has a name, or a name and parameters. */
  private static boolean isNamed(MethodModel method, String name) {
    String signature = method.methodName().stringValue() + method.methodType().stringValue();
    return signature.startsWith(name.endsWith(")") ? name : name + "(");
  }

  // return (~state) >>> 31;
  private static void testClosedBit(CodeBuilder code) {
    code.aload(0).getfield(HANDLE, "state", ConstantDescs.CD_int);
    code.iconst_m1().ixor().loadConstant(31).iushr().ireturn();
  }

  // close();
  private static void closeOnly(CodeBuilder code) {
    MethodTypeDesc close = MethodTypeDesc.of(ConstantDescs.CD_boolean);
    code.aload(0).invokevirtual(STATE, "close", close).pop().return_();
  }

  // destroyNative(api.clientDestroy, address);
  private static void destroyInPlace(CodeBuilder code) {
    ClassDesc slot = desc(Slot.class);
    code.aload(0).aload(0).getfield(STATE, "api", desc(Api.class));
    code.getfield(desc(Api.class), "clientDestroy", slot);
    code.aload(0).getfield(HANDLE, "address", ConstantDescs.CD_long);
    code.invokevirtual(
        STATE,
        "destroyNative",
        MethodTypeDesc.of(ConstantDescs.CD_void, slot, ConstantDescs.CD_long));
    code.return_();
  }
}
