module @convertTo_int16 {
  func.func public @main(%arg0: tensor<4xf64>) -> (tensor<4xi16>) {
    %0 = stablehlo.convert %arg0 : (tensor<4xf64>) -> tensor<4xi16>
    return %0 : tensor<4xi16>
  }
}

module @convertTo_int16 {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xi16>) {
    %0 = stablehlo.real %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %1 = stablehlo.convert %0 : (tensor<4xf64>) -> tensor<4xi16>
    return %1 : tensor<4xi16>
  }
}

module @convertTo_int16 {
  func.func public @main(%arg0: tensor<7xi32>) -> (tensor<7xi16>) {
    %0 = stablehlo.convert %arg0 : (tensor<7xi32>) -> tensor<7xi16>
    return %0 : tensor<7xi16>
  }
}

module @convertTo_int16 {
  func.func public @main(%arg0: tensor<6xui32>) -> (tensor<6xi16>) {
    %0 = stablehlo.convert %arg0 : (tensor<6xui32>) -> tensor<6xi16>
    return %0 : tensor<6xi16>
  }
}

module @convertTo_int16 {
  func.func public @main(%arg0: tensor<2xi1>) -> (tensor<2xi16>) {
    %0 = stablehlo.convert %arg0 : (tensor<2xi1>) -> tensor<2xi16>
    return %0 : tensor<2xi16>
  }
}
