module @rem {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.remainder %arg0, %arg1 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @rem {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.remainder %arg0, %arg1 : tensor<49xi32>
    return %0 : tensor<49xi32>
  }
}

module @rem {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.remainder %arg0, %arg1 : tensor<49xui32>
    return %0 : tensor<49xui32>
  }
}
