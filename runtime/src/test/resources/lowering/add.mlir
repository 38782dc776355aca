module @add {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.add %arg0, %arg1 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @add {
  func.func public @main(%arg0: tensor<49xcomplex<f64>>, %arg1: tensor<49xcomplex<f64>>) -> (tensor<49xcomplex<f64>>) {
    %0 = stablehlo.add %arg0, %arg1 : tensor<49xcomplex<f64>>
    return %0 : tensor<49xcomplex<f64>>
  }
}

module @add {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.add %arg0, %arg1 : tensor<49xi32>
    return %0 : tensor<49xi32>
  }
}

module @add {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.add %arg0, %arg1 : tensor<49xui32>
    return %0 : tensor<49xui32>
  }
}
