module @convertTo_int64 {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xi64>) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xi64>
    return %0 : tensor<4xi64>
  }
}

module @convertTo_int64 {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xi64>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.convert %0 : (tensor<4xf64>) -> tensor<4xi64>
    return %1 : tensor<4xi64>
  }
}

module @convertTo_int64 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xi64>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xi64>
    return %0 : tensor<7xi64>
  }
}

module @convertTo_int64 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xi64>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xi64>
    return %0 : tensor<6xi64>
  }
}

module @convertTo_int64 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xi64>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xi64>
    return %0 : tensor<2xi64>
  }
}
