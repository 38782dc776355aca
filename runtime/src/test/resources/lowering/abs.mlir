module @abs {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.abs %arg0 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @abs {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xf64>) {
    %0 = stablehlo.abs %arg0 : (tensor<9xcomplex<f64>>) -> tensor<9xf64>
    return %0 : tensor<9xf64>
  }
}

module @abs {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.abs %arg0 : tensor<8xi32>
    return %0 : tensor<8xi32>
  }
}
