module @convertTo_uint16 {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xui16>) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xui16>
    return %0 : tensor<4xui16>
  }
}

module @convertTo_uint16 {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xui16>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.convert %0 : (tensor<4xf64>) -> tensor<4xui16>
    return %1 : tensor<4xui16>
  }
}

module @convertTo_uint16 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xui16>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xui16>
    return %0 : tensor<7xui16>
  }
}

module @convertTo_uint16 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xui16>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xui16>
    return %0 : tensor<6xui16>
  }
}

module @convertTo_uint16 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xui16>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xui16>
    return %0 : tensor<2xui16>
  }
}
