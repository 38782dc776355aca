module @xor {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.xor %arg0, %arg1 : tensor<49xi32>
    return %0 : tensor<49xi32>
  }
}

module @xor {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.xor %arg0, %arg1 : tensor<49xui32>
    return %0 : tensor<49xui32>
  }
}

module @xor {
  func.func public @main(%arg0: tensor<4xi1>, %arg1: tensor<4xi1>) -> (tensor<4xi1>) {
    %0 = stablehlo.xor %arg0, %arg1 : tensor<4xi1>
    return %0 : tensor<4xi1>
  }
}
