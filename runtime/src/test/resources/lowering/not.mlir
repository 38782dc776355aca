module @not {
  func.func public @main(%arg0: tensor<8xi32>) -> (tensor<8xi32>) {
    %0 = stablehlo.not %arg0 : tensor<8xi32>
    return %0 : tensor<8xi32>
  }
}

module @not {
  func.func public @main(%arg0: tensor<8xui32>) -> (tensor<8xui32>) {
    %0 = stablehlo.not %arg0 : tensor<8xui32>
    return %0 : tensor<8xui32>
  }
}

module @not {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xi1>) {
    %0 = stablehlo.not %arg0 : tensor<2xi1>
    return %0 : tensor<2xi1>
  }
}
