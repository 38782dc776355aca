module @convertTo_bool {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xi1>) {
    %0 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %2 = stablehlo.compare NE, %arg0, %1, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    return %2 : tensor<4xi1>
  }
}

module @convertTo_bool {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xi1>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %3 = stablehlo.compare NE, %0, %2, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    return %3 : tensor<4xi1>
  }
}

module @convertTo_bool {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xi1>) {
    %0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<i32>) -> tensor<7xi32>
    %2 = stablehlo.compare NE, %arg0, %1, SIGNED : (tensor<7xi32>, tensor<7xi32>) -> tensor<7xi1>
    return %2 : tensor<7xi1>
  }
}

module @convertTo_bool {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xi1>) {
    %0 = stablehlo.constant dense<0> : tensor<ui32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<ui32>) -> tensor<6xui32>
    %2 = stablehlo.compare NE, %arg0, %1, UNSIGNED : (tensor<6xui32>, tensor<6xui32>) -> tensor<6xi1>
    return %2 : tensor<6xi1>
  }
}

module @convertTo_bool {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xi1>) {
    return %arg0 : tensor<2xi1>
  }
}
