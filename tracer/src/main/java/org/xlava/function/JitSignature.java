package org.xlava.function;

import java.util.List;
import org.xlava.TensorType;
import org.xlava.TreeDef;
import org.xlava.transform.NamedAxes;

/**
 * What a trace of a jitted function holds for: the arguments' structure, static arguments included,
 * and types, and the dtype settings and named axes.
 */
public record JitSignature(
    List<TreeDef> structure, List<TensorType> types, boolean x64, NamedAxes axes) {}
