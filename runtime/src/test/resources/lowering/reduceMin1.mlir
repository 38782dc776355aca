module @reduceMin1 {
  func.func public @main(%arg0: tensor<2x3x4xf64>) -> (tensor<2x4xf64>) {
    %0 = stablehlo.constant dense<0x7FF0000000000000> : tensor<f64>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.minimum across dimensions = [1] : (tensor<2x3x4xf64>, tensor<f64>) -> tensor<2x4xf64>
    return %1 : tensor<2x4xf64>
  }
}

module @reduceMin1 {
  func.func public @main(%arg0: tensor<2x3x4xcomplex<f64>>) -> (tensor<2x4xcomplex<f64>>) {
    %0 = stablehlo.constant dense<(0x7FF0000000000000, 0x7FF0000000000000)> : tensor<complex<f64>>
    %12 = "stablehlo.reduce"(%arg0, %0) <{dimensions = array<i64: 1>}> ({
    ^bb0(%1: tensor<complex<f64>>, %2: tensor<complex<f64>>):
        %3 = stablehlo.real %1 : (tensor<complex<f64>>) -> tensor<f64>
        %4 = stablehlo.real %2 : (tensor<complex<f64>>) -> tensor<f64>
        %5 = stablehlo.imag %1 : (tensor<complex<f64>>) -> tensor<f64>
        %6 = stablehlo.imag %2 : (tensor<complex<f64>>) -> tensor<f64>
        %7 = stablehlo.compare EQ, %3, %4, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %8 = stablehlo.compare LT, %5, %6, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %9 = stablehlo.compare LT, %3, %4, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %10 = stablehlo.select %7, %8, %9 : tensor<i1>, tensor<i1>
        %11 = stablehlo.select %10, %1, %2 : tensor<i1>, tensor<complex<f64>>
        stablehlo.return %11 : tensor<complex<f64>>
    }) : (tensor<2x3x4xcomplex<f64>>, tensor<complex<f64>>) -> tensor<2x4xcomplex<f64>>
    return %12 : tensor<2x4xcomplex<f64>>
  }
}

module @reduceMin1 {
  func.func public @main(%arg0: tensor<2x3x4xi32>) -> (tensor<2x4xi32>) {
    %0 = stablehlo.constant dense<2147483647> : tensor<i32>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.minimum across dimensions = [1] : (tensor<2x3x4xi32>, tensor<i32>) -> tensor<2x4xi32>
    return %1 : tensor<2x4xi32>
  }
}

module @reduceMin1 {
  func.func public @main(%arg0: tensor<2x3x4xui32>) -> (tensor<2x4xui32>) {
    %0 = stablehlo.constant dense<4294967295> : tensor<ui32>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.minimum across dimensions = [1] : (tensor<2x3x4xui32>, tensor<ui32>) -> tensor<2x4xui32>
    return %1 : tensor<2x4xui32>
  }
}

module @reduceMin1 {
  func.func public @main(%arg0: tensor<2x3x4xi1>) -> (tensor<2x4xi1>) {
    %0 = stablehlo.constant dense<true> : tensor<i1>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.minimum across dimensions = [1] : (tensor<2x3x4xi1>, tensor<i1>) -> tensor<2x4xi1>
    return %1 : tensor<2x4xi1>
  }
}
