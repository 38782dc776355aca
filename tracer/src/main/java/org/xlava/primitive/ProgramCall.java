package org.xlava.primitive;

import java.util.List;
import org.xlava.TensorType;
import org.xlava.ir.Jaxpr;
import org.xlava.primitive.control.JitCall;
import org.xlava.primitive.control.Remat;
import org.xlava.primitive.custom.CustomCall;
import org.xlava.primitive.custom.CustomVmapCall;

/** The call of one program, once, whose results are the call's. */
public sealed interface ProgramCall extends Call
    permits JitCall, Remat, CustomCall, CustomVmapCall {
  Jaxpr program();

  @Override
  default List<Jaxpr> programs() {
    return List.of(program());
  }

  @Override
  default int resultCount() {
    return program().outputs().size();
  }

  @Override
  default TensorType[] outputTypes(TensorType[] operands) {
    return program().outputTypes();
  }

  @Override
  default Jaxpr equivalent() {
    return program();
  }
}
