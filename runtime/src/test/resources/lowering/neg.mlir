module @neg {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.negate %arg0 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @neg {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.negate %arg0 : tensor<9xcomplex<f64>>
    return %0 : tensor<9xcomplex<f64>>
  }
}

module @neg {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.negate %arg0 : tensor<8xi32>
    return %0 : tensor<8xi32>
  }
}

module @neg {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    %0 = stablehlo.negate %arg0 : tensor<8xui32>
    return %0 : tensor<8xui32>
  }
}
