module @cumulativeLOGSUMEXP {
  func.func public @main(%arg0: tensor<5x3xf64>) -> (tensor<5x3xf64>) {
    %0 = stablehlo.slice %arg0 [0:4:2, 0:3:1] : (tensor<5x3xf64>) -> tensor<2x3xf64>
    %1 = stablehlo.slice %arg0 [1:5:2, 0:3:1] : (tensor<5x3xf64>) -> tensor<2x3xf64>
    %2 = stablehlo.maximum %0, %1 : tensor<2x3xf64>
    %3 = stablehlo.is_finite %2 : (tensor<2x3xf64>) -> tensor<2x3xi1>
    %4 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %5 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %6 = stablehlo.select %3, %2, %5 : tensor<2x3xi1>, tensor<2x3xf64>
    %7 = stablehlo.subtract %0, %6 : tensor<2x3xf64>
    %8 = stablehlo.exponential %7 : tensor<2x3xf64>
    %9 = stablehlo.subtract %1, %6 : tensor<2x3xf64>
    %10 = stablehlo.exponential %9 : tensor<2x3xf64>
    %11 = stablehlo.add %8, %10 : tensor<2x3xf64>
    %12 = stablehlo.log %11 : tensor<2x3xf64>
    %13 = stablehlo.add %6, %12 : tensor<2x3xf64>
    %14 = stablehlo.slice %13 [0:1:2, 0:3:1] : (tensor<2x3xf64>) -> tensor<1x3xf64>
    %15 = stablehlo.slice %13 [1:2:2, 0:3:1] : (tensor<2x3xf64>) -> tensor<1x3xf64>
    %16 = stablehlo.maximum %14, %15 : tensor<1x3xf64>
    %17 = stablehlo.is_finite %16 : (tensor<1x3xf64>) -> tensor<1x3xi1>
    %18 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f64>) -> tensor<1x3xf64>
    %19 = stablehlo.select %17, %16, %18 : tensor<1x3xi1>, tensor<1x3xf64>
    %20 = stablehlo.subtract %14, %19 : tensor<1x3xf64>
    %21 = stablehlo.exponential %20 : tensor<1x3xf64>
    %22 = stablehlo.subtract %15, %19 : tensor<1x3xf64>
    %23 = stablehlo.exponential %22 : tensor<1x3xf64>
    %24 = stablehlo.add %21, %23 : tensor<1x3xf64>
    %25 = stablehlo.log %24 : tensor<1x3xf64>
    %26 = stablehlo.add %19, %25 : tensor<1x3xf64>
    %27 = stablehlo.slice %13 [0:1:1, 0:3:1] : (tensor<2x3xf64>) -> tensor<1x3xf64>
    %28 = stablehlo.concatenate %27, %26, dim = 0 : (tensor<1x3xf64>, tensor<1x3xf64>) -> tensor<2x3xf64>
    %29 = stablehlo.slice %arg0 [0:1:1, 0:3:1] : (tensor<5x3xf64>) -> tensor<1x3xf64>
    %30 = stablehlo.slice %arg0 [2:5:2, 0:3:1] : (tensor<5x3xf64>) -> tensor<2x3xf64>
    %31 = stablehlo.maximum %28, %30 : tensor<2x3xf64>
    %32 = stablehlo.is_finite %31 : (tensor<2x3xf64>) -> tensor<2x3xi1>
    %33 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %34 = stablehlo.select %32, %31, %33 : tensor<2x3xi1>, tensor<2x3xf64>
    %35 = stablehlo.subtract %28, %34 : tensor<2x3xf64>
    %36 = stablehlo.exponential %35 : tensor<2x3xf64>
    %37 = stablehlo.subtract %30, %34 : tensor<2x3xf64>
    %38 = stablehlo.exponential %37 : tensor<2x3xf64>
    %39 = stablehlo.add %36, %38 : tensor<2x3xf64>
    %40 = stablehlo.log %39 : tensor<2x3xf64>
    %41 = stablehlo.add %34, %40 : tensor<2x3xf64>
    %42 = stablehlo.concatenate %29, %41, dim = 0 : (tensor<1x3xf64>, tensor<2x3xf64>) -> tensor<3x3xf64>
    %43 = stablehlo.pad %42, %4, low = [0, 0], high = [0, 0], interior = [1, 0] : (tensor<3x3xf64>, tensor<f64>) -> tensor<5x3xf64>
    %44 = stablehlo.pad %28, %4, low = [1, 0], high = [1, 0], interior = [1, 0] : (tensor<2x3xf64>, tensor<f64>) -> tensor<5x3xf64>
    %45 = stablehlo.add %43, %44 : tensor<5x3xf64>
    return %45 : tensor<5x3xf64>
  }
}
