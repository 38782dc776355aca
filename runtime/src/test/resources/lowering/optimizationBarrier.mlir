module @optimizationBarrier {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<f64>) -> (tensor<2x3xf64>, tensor<f64>) {
    %0:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<2x3xf64>, tensor<f64>
    return %0#0, %0#1 : tensor<2x3xf64>, tensor<f64>
  }
}

module @optimizationBarrier {
  func.func public @main(%arg0: tensor<2x3xcomplex<f32>>, %arg1: tensor<complex<f32>>) -> (tensor<2x3xcomplex<f32>>, tensor<complex<f32>>) {
    %0:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<2x3xcomplex<f32>>, tensor<complex<f32>>
    return %0#0, %0#1 : tensor<2x3xcomplex<f32>>, tensor<complex<f32>>
  }
}

module @optimizationBarrier {
  func.func public @main(%arg0: tensor<2x3xi32>, %arg1: tensor<i32>) -> (tensor<2x3xi32>, tensor<i32>) {
    %0:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<2x3xi32>, tensor<i32>
    return %0#0, %0#1 : tensor<2x3xi32>, tensor<i32>
  }
}

module @optimizationBarrier {
  func.func public @main(%arg0: tensor<2x3xui8>, %arg1: tensor<ui8>) -> (tensor<2x3xui8>, tensor<ui8>) {
    %0:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<2x3xui8>, tensor<ui8>
    return %0#0, %0#1 : tensor<2x3xui8>, tensor<ui8>
  }
}

module @optimizationBarrier {
  func.func public @main(%arg0: tensor<2x3xi1>, %arg1: tensor<i1>) -> (tensor<2x3xi1>, tensor<i1>) {
    %0:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<2x3xi1>, tensor<i1>
    return %0#0, %0#1 : tensor<2x3xi1>, tensor<i1>
  }
}
