module @reduceProd1 {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<2x4xf64>) {
    %0 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.multiply across dimensions = [1] : (tensor<2x3x4xf64>, tensor<f64>) -> tensor<2x4xf64>
    return %1 : tensor<2x4xf64>
  }
}

module @reduceProd1 {
  func.func public @main(%arg0: tensor<2x3x4xcomplex<f64>>) -> (tensor<2x4xcomplex<f64>>) {
    %0 = stablehlo.constant dense<(0x3FF0000000000000, 0x0000000000000000)> : tensor<complex<f64>>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.multiply across dimensions = [1] : (tensor<2x3x4xcomplex<f64>>, tensor<complex<f64>>) -> tensor<2x4xcomplex<f64>>
    return %1 : tensor<2x4xcomplex<f64>>
  }
}

module @reduceProd1 {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.constant dense<1> : tensor<i32>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.multiply across dimensions = [1] : (tensor<2x3x4xi32>, tensor<i32>) -> tensor<2x4xi32>
    return %1 : tensor<2x4xi32>
  }
}

module @reduceProd1 {
  func.func public @main(%arg0: tensor<2x3x4xui32>) -> (tensor<2x4xui32>) {
    %0 = stablehlo.constant dense<1> : tensor<ui32>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.multiply across dimensions = [1] : (tensor<2x3x4xui32>, tensor<ui32>) -> tensor<2x4xui32>
    return %1 : tensor<2x4xui32>
  }
}
