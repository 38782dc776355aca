module @copy {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    return %arg0 : tensor<2x3xf64>
  }
}

module @copy {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    return %arg0 : tensor<9xcomplex<f64>>
  }
}

module @copy {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    return %arg0 : tensor<8xi32>
  }
}

module @copy {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    return %arg0 : tensor<8xui32>
  }
}

module @copy {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xi1>) {
    return %arg0 : tensor<2xi1>
  }
}
