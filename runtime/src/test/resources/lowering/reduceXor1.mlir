module @reduceXor1 {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.xor across dimensions = [1] : (tensor<2x3x4xi32>, tensor<i32>) -> tensor<2x4xi32>
    return %1 : tensor<2x4xi32>
  }
}

module @reduceXor1 {
  func.func public @main(%arg0: tensor<2x3x4xui32>) -> (tensor<2x4xui32>) {
    %0 = stablehlo.constant dense<0> : tensor<ui32>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.xor across dimensions = [1] : (tensor<2x3x4xui32>, tensor<ui32>) -> tensor<2x4xui32>
    return %1 : tensor<2x4xui32>
  }
}

module @reduceXor1 {
  func.func public @main(%arg0: tensor<2x3x4xi1>) -> (tensor<2x4xi1>) {
    %0 = stablehlo.constant dense<false> : tensor<i1>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.xor across dimensions = [1] : (tensor<2x3x4xi1>, tensor<i1>) -> tensor<2x4xi1>
    return %1 : tensor<2x4xi1>
  }
}
