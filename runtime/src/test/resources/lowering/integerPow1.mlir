module @integerPow1 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    return %arg0 : tensor<2x3xf64>
  }
}

module @integerPow1 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    return %arg0 : tensor<9xcomplex<f64>>
  }
}

module @integerPow1 {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    return %arg0 : tensor<8xi32>
  }
}

module @integerPow1 {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    return %arg0 : tensor<8xui32>
  }
}
