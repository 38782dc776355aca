module @le {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xi1>) {
    %0 = stablehlo.compare LE, %arg0, %arg1, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    return %0 : tensor<2x3xi1>
  }
}

module @le {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi1>) {
    %0 = stablehlo.compare LE, %arg0, %arg1, SIGNED : (tensor<49xi32>, tensor<49xi32>) -> tensor<49xi1>
    return %0 : tensor<49xi1>
  }
}

module @le {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xi1>) {
    %0 = stablehlo.compare LE, %arg0, %arg1, UNSIGNED : (tensor<49xui32>, tensor<49xui32>) -> tensor<49xi1>
    return %0 : tensor<49xi1>
  }
}

module @le {
  func.func public @main(%arg0: tensor<4xi1>, %arg1: tensor<4xi1>) -> (tensor<4xi1>) {
    %0 = stablehlo.compare LE, %arg0, %arg1, UNSIGNED : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
    return %0 : tensor<4xi1>
  }
}
