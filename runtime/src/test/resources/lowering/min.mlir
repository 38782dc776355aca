module @min {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.minimum %arg0, %arg1 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @min {
  func.func public @main(%arg0: tensor<49xcomplex<f64>>, %arg1: tensor<49xcomplex<f64>>) -> (tensor<49xcomplex<f64>>) {
    %0 = stablehlo.real %arg0 : (tensor<49xcomplex<f64>>) -> tensor<49xf64>
    %1 = stablehlo.real %arg1 : (tensor<49xcomplex<f64>>) -> tensor<49xf64>
    %2 = stablehlo.imag %arg0 : (tensor<49xcomplex<f64>>) -> tensor<49xf64>
    %3 = stablehlo.imag %arg1 : (tensor<49xcomplex<f64>>) -> tensor<49xf64>
    %4 = stablehlo.compare EQ, %0, %1, FLOAT : (tensor<49xf64>, tensor<49xf64>) -> tensor<49xi1>
    %5 = stablehlo.compare LT, %2, %3, FLOAT : (tensor<49xf64>, tensor<49xf64>) -> tensor<49xi1>
    %6 = stablehlo.compare LT, %0, %1, FLOAT : (tensor<49xf64>, tensor<49xf64>) -> tensor<49xi1>
    %7 = stablehlo.select %4, %5, %6 : tensor<49xi1>, tensor<49xi1>
    %8 = stablehlo.select %7, %arg0, %arg1 : tensor<49xi1>, tensor<49xcomplex<f64>>
    return %8 : tensor<49xcomplex<f64>>
  }
}

module @min {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.minimum %arg0, %arg1 : tensor<49xi32>
    return %0 : tensor<49xi32>
  }
}

module @min {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.minimum %arg0, %arg1 : tensor<49xui32>
    return %0 : tensor<49xui32>
  }
}

module @min {
  func.func public @main(%arg0: tensor<4xi1>, %arg1: tensor<4xi1>) -> (tensor<4xi1>) {
    %0 = stablehlo.minimum %arg0, %arg1 : tensor<4xi1>
    return %0 : tensor<4xi1>
  }
}
